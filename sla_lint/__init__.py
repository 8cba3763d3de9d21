"""sla-lint reads a draft service-level agreement and says, at the place, what will go wrong with it.

The public names, for plugins and scripts. They load on first use, so that `sla-lint --help` need not wait for them.
"""

from __future__ import annotations

TYPE_CHECKING = False  # for type checkers; the module `typing` would cost more than all else that is done here

if TYPE_CHECKING:
    from sla_lint.finding import Finding, Phrase, Severity
    from sla_lint.headings import heading_level, looks_like_heading, split_number
    from sla_lint.hookspecs import hookimpl
    from sla_lint.model import DataSource, Document, Level, Metric, Milestone, Passage, Service
    from sla_lint.outline import Cell, Change, Draft, Heading, Outline, Paragraph, Scribe, Table, Unread
    from sla_lint.part import Part, Place
    from sla_lint.readers.reader import CannotRead, Changes, Reader
    from sla_lint.reports import Report, Style
    from sla_lint.rules import Option, Problem, Problems, Rule, rule
    from sla_lint.run import Run
    from sla_lint.targets import Target, convert, parse_targets
    from sla_lint.vocabulary import KnownMetric, Vocabulary

__version__ = "0.1.0"

_HOMES = {
    "finding": ("Finding", "Phrase", "Severity"),
    "headings": ("heading_level", "looks_like_heading", "split_number"),
    "hookspecs": ("hookimpl",),
    "model": ("DataSource", "Document", "Level", "Metric", "Milestone", "Passage", "Service"),
    "outline": ("Cell", "Change", "Draft", "Heading", "Outline", "Paragraph", "Scribe", "Table", "Unread"),
    "part": ("Part", "Place"),
    "readers.reader": ("CannotRead", "Changes", "Reader"),
    "reports": ("Report", "Style"),
    "rules": ("Option", "Problem", "Problems", "Rule", "rule"),
    "run": ("Run",),
    "targets": ("Target", "convert", "parse_targets"),
    "vocabulary": ("KnownMetric", "Vocabulary"),
}

__all__ = [
    "CannotRead",
    "Cell",
    "Change",
    "Changes",
    "DataSource",
    "Document",
    "Draft",
    "Finding",
    "Heading",
    "KnownMetric",
    "Level",
    "Metric",
    "Milestone",
    "Option",
    "Outline",
    "Paragraph",
    "Part",
    "Passage",
    "Phrase",
    "Place",
    "Problem",
    "Problems",
    "Reader",
    "Report",
    "Rule",
    "Run",
    "Scribe",
    "Service",
    "Severity",
    "Style",
    "Table",
    "Target",
    "Unread",
    "Vocabulary",
    "convert",
    "heading_level",
    "hookimpl",
    "looks_like_heading",
    "parse_targets",
    "rule",
    "split_number",
]


def __getattr__(name: str) -> object:
    from importlib import import_module

    for home, names in _HOMES.items():
        if name in names:
            value = getattr(import_module(f"sla_lint.{home}"), name)
            globals()[name] = value  # kept, since a hundred rules ask for the same names
            return value
    raise AttributeError(f"module 'sla_lint' has no attribute {name!r}")
