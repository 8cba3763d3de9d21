"""The page of a rule: one text, read from the rule's docstring, for the terminal, Markdown, SARIF and the tests."""

from __future__ import annotations

import re
import textwrap
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sla_lint.rules import Option, Rule
    from sla_lint.vocabulary.vocabulary import Reference

    Cite = Callable[[str], Reference | None]

HEADINGS = (
    "Why it matters",
    "How it is gamed",
    "Not flagged",
    "Flagged",
    "Accepted",
    "Model clause",
    "Question",
    "Options",
)
"""The sections of a page, in their order."""

_HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):[ \t]*$", re.MULTILINE)
_LINK = re.compile(r"^- \[(.*)\]\((\S+)\)$")
_OPTION = re.compile(r"^(\w+): ", re.MULTILINE)
_EXAMPLES = ("Flagged", "Accepted")
_PROSE = tuple(heading for heading in HEADINGS if heading not in (*_EXAMPLES, "Options"))
_CODE = {"Flagged": "yaml", "Accepted": "yaml", "Model clause": "text"}


def sections(rule: Rule) -> dict[str, str]:
    """The text under each heading of a rule's page, without its indentation; the summary stands under ''."""
    page = textwrap.dedent(rule.page if rule.page.startswith("\n") else _dedent_docstring(rule.page)).strip()
    pieces = _HEADING.split(page)
    texts = {"": pieces[0].strip()}
    for heading, text in zip(pieces[1::2], pieces[2::2], strict=True):
        texts[heading] = textwrap.dedent(text.strip("\n")).strip()
    return texts


def snippets(rule: Rule, heading: str) -> list[str]:
    """The YAML examples under 'Flagged' or 'Accepted'; a line of three hyphens parts one from the next."""
    text = sections(rule).get(heading, "")
    return [piece.strip("\n") for piece in re.split(r"^---$", text, flags=re.MULTILINE) if piece.strip()]


def option_meanings(rule: Rule) -> dict[str, str]:
    """What each option means, from the section 'Options'."""
    pieces = _OPTION.split(sections(rule).get("Options", ""))
    return {name: " ".join(text.split()) for name, text in zip(pieces[1::2], pieces[2::2], strict=True)}


def nobody(source_id: str) -> None:
    """No title for any source: it goes by its id."""


def markdown(rule: Rule, cite: Cite = nobody) -> str:
    """The page in Markdown: for docs/rules and for SARIF's help. `cite` looks up who stands behind a source's id."""
    return "\n".join(_markdown(rule, cite)).strip() + "\n"


def plain(rule: Rule, cite: Cite = nobody) -> str:
    """The page for a terminal, without markup."""
    lines = [line for line in _markdown(rule, cite) if not line.startswith("```")]
    bare = (re.sub(r"^#+ |\*\*|`", "", line) for line in lines)
    return "\n".join(_LINK.sub(r"- \1: \2", line) for line in bare).strip() + "\n"


def record(rule: Rule, cite: Cite = nobody) -> dict[str, Any]:
    """The page as data, for other programs."""
    texts = sections(rule)
    meanings = option_meanings(rule)
    examples = {heading.lower(): snippets(rule, heading) for heading in _EXAMPLES}
    prose = {name.lower().replace(" ", "_"): text for name, text in texts.items() if name in _PROSE}
    options = {
        name: {"default": shown(option), "type": option.type, "meaning": meanings.get(name, "")}
        for name, option in rule.options.items()
    }
    return {
        "name": rule.name,
        "summary": texts[""],
        "severity": rule.severity,
        "group": rule.group,
        "judges": rule.subject.lower(),
        "sources": list(rule.sources),
        "references": [_cited(reference) for reference in filter(None, map(cite, rule.sources))],
        **prose,
        **examples,
        "options": options,
    }


def shown(option: Option) -> str:
    """An option's default as it is written in a configuration."""
    value = option.default
    if isinstance(value, bool):
        return str(value).lower()
    return f"[{', '.join(value)}]" if isinstance(value, tuple) else str(value)


def _dedent_docstring(page: str) -> str:
    first, _, rest = page.partition("\n")
    return f"{first.strip()}\n{textwrap.dedent(rest)}"


def _markdown(rule: Rule, cite: Cite) -> Iterator[str]:
    texts = sections(rule)
    yield f"# {rule.name}"
    yield ""
    yield texts[""]
    yield ""
    yield f"**Severity:** {rule.severity}. **Group:** {rule.group}. **Judges:** each {rule.subject.lower()}."
    for heading in HEADINGS:
        if heading in texts and heading != "Options":
            yield from _section(heading, texts[heading])
    if rule.options:
        yield from _options(rule)
    yield ""
    yield from _who_says_so(rule, cite)


def _who_says_so(rule: Rule, cite: Cite) -> Iterator[str]:
    """The sources, with their titles and addresses where they are known."""
    found = [(source_id, cite(source_id)) for source_id in rule.sources]
    if not any(reference for _, reference in found):
        yield f"Who says so: {', '.join(rule.sources)}."
        return
    yield "## Who says so"
    yield ""
    for source_id, reference in found:
        if reference is None:
            yield f"- {source_id}"
        else:
            yield f"- [{reference.title}]({reference.url})" if reference.url else f"- {reference.title}"


def _section(heading: str, text: str) -> Iterator[str]:
    yield ""
    yield f"## {heading}"
    yield ""
    code = _CODE.get(heading)
    if code is None:
        yield text
    else:
        yield f"```{code}"
        yield text
        yield "```"


def _options(rule: Rule) -> Iterator[str]:
    meanings = option_meanings(rule)
    yield ""
    yield "## Options"
    yield ""
    for name, option in rule.options.items():
        yield f"- `{name}` (default `{shown(option)}`): {meanings.get(name, '')}"


def _cited(reference: Reference) -> dict[str, str]:
    return {"id": reference.id, "title": reference.title, "url": reference.url, "grade": reference.grade}
