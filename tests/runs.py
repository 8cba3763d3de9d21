"""Runs made by hand, for the tests of reports."""

from decimal import Decimal
from typing import Any

from sla_lint.errors import Trouble
from sla_lint.finding import Finding, Message, Phrase, Related, Suppression
from sla_lint.guide import guided
from sla_lint.model import Document, Metric
from sla_lint.outline import Draft, Scribe
from sla_lint.part import Place
from sla_lint.plugins import Plugin
from sla_lint.rules import Problem, Problems, Rule, rule
from sla_lint.run import Aside, Coverage, Run
from sla_lint.syntax.source import Location, Source

DRAFT = """\
sla: "1.0"
title: Claims handling
metrics:
  - id: aht
    name: Average handle time
    target: at most 6 minutes
  - id: nps 🙂 満足度
    name: 満足度 🙂 score
    target: high
"""


@rule(severity="error", group="balance", source="cc")
def missing_quality_floor(metric: Metric) -> Problems:
    """Speed without a floor of quality.

    Who is paid for speed alone will hurry: calls are cut short, and the customer calls again.

    Why it matters:
        A quick wrong answer costs two calls.

    Flagged:
        metrics: [{name: Average handle time}]

    Accepted:
        metrics: [{name: First contact resolution}]
    """
    yield Problem(metric, "{metric} rewards speed, and no quality metric holds it honest.", metric=metric.key)


@rule(severity="warning", group="numbers", source="cc", precision="medium")
def vague(metric: Metric, *, words: tuple[str, ...] = ("high", "prompt")) -> Problems:
    """A target in words that nobody can measure.

    Options:
        words: What counts as vague.
    """
    yield Problem(metric, "{word} is no number")


@rule(severity="note", group="house", source="acme", precision="low")
def acme_wording(document: Document) -> Problems:
    """A word that the house does not use."""
    yield Problem(document, "Say {better}.")


def rule_with(name: str, page: str) -> Rule:
    """A rule of which nothing matters but its page."""
    return vague._replace(name=name, page=page)


def source(text: str = DRAFT, name: str = "contract.yaml", *, bom: bool = False) -> Source:
    return Source(name, text, bom=bom)


def place(where: Source, words: str, path: str = "metrics/aht", *, nth: int = 0) -> Place:
    """The nth occurrence of some words; of none, the start of the text."""
    start = -1
    for _ in range(nth + 1):
        start = where.text.index(words, start + 1)
    return Place(path, Location(where, start, start + len(words)))


def finding(  # noqa: PLR0913
    where: Place,
    template: str = "{metric} rewards speed, and no quality metric holds it honest.",
    *,
    by: Rule = missing_quality_floor,
    severity: str | None = None,
    agreement: str = "claims-handling",
    related: tuple[tuple[Place, str], ...] = (),
    suppression: Suppression | None = None,
    **arguments: Any,
) -> Finding:
    if "{metric}" in template:
        arguments.setdefault("metric", "Average handle time")
    return Finding(
        by.name,
        severity or by.severity,  # type: ignore[arg-type]
        Message(template, arguments),
        where,
        agreement,
        tuple(Related(*item) for item in related),
        suppression,
    )


def plugin(name: str, *rules: Rule, version: str = "0.1.0", origin: str = "sla-lint 0.1.0") -> Plugin:
    return Plugin(name, version, origin, rules=rules, reports=(), vocabulary=(), presets=())


def word_draft(name: str = "schedule.docx") -> Source:
    """A document without lines, as a reader of Word would hand it over."""
    scribe = Scribe()
    scribe.heading("Schedule 4", 1)
    scribe.heading("Call registration", 2, number="4.2")
    scribe.paragraph("The provider shall use best efforts to answer every call in the order of its arrival.")
    head, *rows = (
        ("KPI", "Target"),
        ("React to the call", "promptly"),
        ("12", "promptly"),
        ("React to the call", "soon"),
    )
    scribe.table([[Draft(cell, header=row is head) for cell in row] for row in (head, *rows)])
    return guided(scribe.outline("Word"), name, b"PK\x03\x04" + bytes(1000))


def excel_draft() -> Source:
    scribe = Scribe()
    scribe.table(
        [[Draft("KPI", "KPIs!B7"), Draft("Target", "KPIs!C7")], [Draft("Speed", "KPIs!B8"), Draft("high", "KPIs!C8")]]
    )
    return guided(scribe.outline("Excel"), "kpis.xlsx", bytes(500))


def pdf_draft() -> Source:
    scribe = Scribe()
    scribe.heading("Service levels", 1, number="4", page=3)
    scribe.paragraph("Targets are high.", marker="(b)", page=4)
    scribe.table([[Draft("KPI", page=4), Draft("Target", page=4)], [Draft("Speed", page=5), Draft("prompt", page=5)]])
    return guided(scribe.outline("PDF"), "agreement.pdf", b"%PDF" + bytes(700))


ONE_FILE = Coverage(files=1, documents=1)
BUILTIN = plugin("bpo", missing_quality_floor, vague)


def run(
    *findings: Finding,
    troubles: tuple[Trouble, ...] = (),
    coverage: Coverage = ONE_FILE,
    plugins: tuple[Plugin, ...] = (BUILTIN,),
    asides: tuple[Aside, ...] = (),
) -> Run:
    rules = sorted((item for owner in plugins for item in owner.rules), key=lambda item: item.name)
    ordered = tuple(sorted(findings, key=lambda item: item.sort_key))
    return Run(ordered, troubles, coverage, plugins, {item.name: item for item in rules}, asides)


def varied_runs() -> dict[str, Run]:
    """Runs with everything that a report may meet, by name."""
    draft = source()
    speed = place(draft, "Average handle time", "metrics/aht/name")
    score = place(draft, "満足度 🙂 score", "metrics/nps/name")
    high = place(draft, "high", "metrics/nps/target")
    plain = [
        finding(speed, related=((score, "'満足度 🙂 score' is the only quality metric"), (high, "its target"))),
        finding(
            score,
            "{metric} hangs on {count} answers, at least {share} % of them.",
            metric="満足度 🙂 score",
            count=3,
            share=Decimal("12.50"),
            by=missing_quality_floor,
            severity="warning",
        ),
        finding(high, "{word} is no number; say {better}", by=vague, word="high", better=Phrase("at least 40")),
        finding(place(draft, "sla", ""), "The agreement names {all}.", by=vague, severity="note", all=("a", "b")),
        finding(place(draft, "metrics", "metrics"), "No review is agreed{here}.", here=Phrase("")),
    ]
    waived = finding(
        place(draft, "at most 6 minutes", "metrics/aht/target"),
        suppression=Suppression("external", "Agreed with the vendor\nuntil March."),
    )
    commented = finding(place(draft, "nps 🙂 満足度", "metrics/nps"), suppression=Suppression("inSource", "Known."))
    acme = plugin("acme", acme_wording, version="2.1rc1", origin="acme-sla 2.1rc1")
    words = plugin("words", version="main", origin="words.py")
    nasty = source(
        "a: \x1b[31m\u202e::error::x\r\nb: x\u0085y\u2028 ##[error]z\r\n\r\n c:\t1\r::stop\n",
        "drafts/a b#%\udcff\n::x.yaml",
    )
    windows = source('sla: "1.0"\r\nmetrics: Größe\r\ntitle: x', "drafts/windows.yaml", bom=True)
    word, excel, pdf = word_draft(), excel_draft(), pdf_draft()
    documents = run(
        finding(place(word, "React to the call", "metrics/react")),
        finding(
            place(word, "React to the call", "metrics/react", nth=1), related=((place(word, "soon"), "its target"),)
        ),
        finding(place(word, "promptly"), "{word} is no number", by=vague, word="promptly"),
        finding(place(word, "promptly", nth=1), "{word} is no number", by=vague, word="promptly"),
        finding(place(word, "best efforts"), "{word} is no number", by=vague, word="best efforts"),
        finding(place(excel, "high"), "{word} is no number", by=vague, word="high"),
        finding(place(pdf, "prompt"), "{word} is no number", by=vague, word="prompt"),
        finding(place(pdf, "high"), "{word} is no number", by=vague, word="high"),
        coverage=Coverage(3, 3, 1),
        troubles=(Trouble("unreadable-document", "page 7: no text layer", "agreement.pdf"),),
        asides=(
            Aside("changes", "2 tracked changes that nobody has accepted, read as if accepted", "schedule.docx"),
            Aside("unread", "sheet 'Archive': hidden", "kpis.xlsx"),
        ),
    )
    return {
        "documents": documents,
        "empty": run(coverage=Coverage()),
        "clean": run(),
        "plain": run(*plain, coverage=Coverage(3, 4, 2)),
        "suppressed": run(*plain, waived, commented),
        "only-suppressed": run(waived),
        "extensions": run(
            plain[0],
            finding(speed, "Say {better}.", by=acme_wording, better="talk time"),
            finding(high, "Do not say {word}", by=acme_wording, word="high"),
            plugins=(acme, BUILTIN, words),
        ),
        "troubles": run(
            plain[0],
            troubles=(
                Trouble(
                    "broken-config",
                    "the option 'at_mots' is unknown",
                    "sla-lint.yaml",
                    place(source("rules: at_mots", "sla-lint.yaml"), "at_mots").location,
                ),
                Trouble("unreadable-document", "byte 3 is not UTF-8; save the file as UTF-8", "../old/c.yaml"),
                Trouble("failed-rule", "the rule 'vague' failed (ValueError: x)", "contract.yaml"),
                Trouble("broken-plugin", "the plugin 'x' cannot be loaded"),
                Trouble("unheard-of", "something else."),
            ),
        ),
        "nasty": run(
            finding(place(nasty, "\x1b[31m\u202e::error::x"), metric="\x1b[31m\u202e::error::x"),
            finding(place(nasty, "x\u0085y\u2028 ##[error]z"), "::{metric}", metric="##[error]\ud800 z"),
            finding(place(nasty, "c:\t1\r::stop"), agreement="\u202e"),
            finding(place(nasty, "::stop"), related=((place(nasty, "::stop"), "::stop\x07"),)),
        ),
        "windows": run(
            finding(place(windows, "sla", "sla")),
            finding(place(windows, "Größe\r\ntitle: x", "metrics")),
            finding(place(windows, "metrics: Größe", "metrics"), metric="metrics"),
        ),
    }
