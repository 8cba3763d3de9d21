"""The files that are drawn from the code: the rules' pages, the agreement's fields, and the schemas."""

import json
import re

from pack import rules, vocabulary
from sla_lint import explain
from sla_lint.config.schema import config_schema
from sla_lint.linter import known_rules
from sla_lint.model import Document
from sla_lint.plugins import load_plugins
from sla_lint.schema import agreement_schema
from sla_lint.shapes import Record, Records

NOTE = "<!-- Drawn from the code by `pytest --refresh-golden`; do not edit. -->\n\n"
SEVERITIES = "**error**: the agreement cannot be applied as written, or contradicts itself; **warning**: it can be applied, and is\nlikely to drive the wrong behaviour or end in a dispute; **note**: advice or a question. Some rules give single findings\nanother weight; their pages say when."


def generated():
    """Every drawn file by its path from the repository's root."""
    files = {
        f"docs/rules/{name}.md": NOTE + explain.markdown(rule, vocabulary().reference)
        for name, rule in every_rule().items()
    }
    files["docs/rules/README.md"] = NOTE + rule_index()
    files["docs/agreement.md"] = NOTE + agreement_page()
    files["schemas/sla.schema.json"] = json.dumps(agreement_schema(), indent=1, ensure_ascii=False) + "\n"
    files["schemas/config.schema.json"] = json.dumps(config_schema(every_rule()), indent=1, ensure_ascii=False) + "\n"
    return files


def every_rule():
    plugins, _ = load_plugins(installed=False)
    return known_rules(plugins)


def rule_index():
    groups = {}
    for rule in every_rule().values():
        groups.setdefault(rule.group, []).append(rule)
    lines = [
        "# The rules",
        "",
        f"{len(rules())} rules judge agreements; the group *housekeeping* is about the files themselves.",
        "",
        SEVERITIES,
    ]
    for group, members in sorted(groups.items()):
        lines += ["", f"## {group}", "", "| rule | severity | what it finds |", "| --- | --- | --- |"]
        lines += [f"| [`{rule.name}`]({rule.name}.md) | {rule.severity} | {cell(rule.summary)} |" for rule in members]
    return "\n".join(lines) + "\n"


def agreement_page():
    lines = [
        "# The agreement's fields",
        "",
        "An agreement is a YAML or JSON file with the keys `sla` and `metrics`; all else is optional to the reader, and for the",
        "rules to ask for. Numbers may be written as people say them: `at least 95 %`, `80% within 20 seconds`, `4 business hours`.",
        "A section that stands elsewhere says so: `see: MSA clause 12`. Begin the names of your own fields with `x-`.",
        "`extends:` names a parent file: a section of the child is laid over the parent's, and metrics and service lines are",
        "matched by id. Dates stay text, `YYYY-MM-DD`.",
    ]
    for title, kind in parts(Document, "The agreement", set()):
        lines += [
            "",
            f"## {title}",
            "",
            (kind.__doc__ or "").split("\n")[0],
            "",
            "| field | holds | meaning |",
            "| --- | --- | --- |",
        ]
        lines += [
            f"| `{key}` | {cell(field.shape.expected)} | {cell(field.doc)} |" for key, field in kind.fields.items()
        ]
    return "\n".join(lines) + "\n"


def parts(kind, title, seen):
    yield title, kind
    for key, field in kind.fields.items():
        shape = field.shape
        if isinstance(shape, (Record, Records)) and shape.kind not in seen:
            seen.add(shape.kind)
            yield from parts(shape.kind, f"`{key}`", seen)


def meaning(field):
    others = ", ".join(f"`{name}`" for name in field.also)
    return f"{field.doc} Also called {others}." if others else field.doc


def cell(text):
    return re.sub(r"\s+", " ", text).replace("|", "\\|")
