"""A metric whose figures come from nowhere in particular."""

import re

from sla_lint import DataSource, Document, Metric, Phrase, Problem, Problems, Severity, rule
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import is_just, says_nothing

_POSSESSIVE = r"\w(?:'s|s'|’s|s’) \w"
"""Somebody's system: "the bank's TradeConnect"."""


@rule(
    severity="error",
    group="measurement",
    source="seed1, dir-texas, nsw-m3a5",
    looks_for="a source, a system, a report or a log beside the metric, or one named for all",
)
def undefined_data_source(metric: Metric, *, require: tuple[str, ...] = ("system", "owner")) -> Problems:
    """A metric does not name the system its figures come from, or who owns that system.

    Why it matters:
        Agree how a metric is measured and where its data comes from, and the numbers are not in dispute. Where the
        agreement is silent, the figures come from whoever has them, and the first month in which two systems disagree
        is spent on arguing about reports. Government templates carry the data source, the collection process and the
        place of the raw data for every single metric.

    How it is gamed:
        The report is drawn from the system that shows the better figure, and the system changes with the figure.

    Not flagged:
        Metrics that are only monitored, shared sources that a metric refers to by id, and sources that are agreed
        elsewhere (`see`). A text that names a system and its owner in one ("client CRM", "the provider's ACD"). A text
        that names a system alone is a warning; a system without an owner whose results one named side works out is a
        note.

    Flagged:
        metrics: [{id: sl, data_source: system reports}]
        ---
        metrics: [{id: sl, data_source: {ref: acd}}]

    Accepted:
        metrics: [{id: sl, data_source: {system: ACD report SL-03, owner: provider, access: client read access}}]
        ---
        data_sources:
          acd: {system: Genesys ACD, owner: provider}
        metrics: [{id: sl, data_source: {ref: acd}}]

    Model clause:
        Results are taken from the historical reports of the Provider's call distributor. The Client has read access to
        the system at all times, and both parties keep the raw data for twenty-four months.

    Question:
        From which system is this result taken, who runs it, and may the other side look into it?

    Options:
        require: the fields that a data source must have; by default system and owner, without which neither side can
            check a figure
    """
    source = metric.source
    if metric.monitored or metric.see or (source is None and metric.says("data_source")):
        return
    if source is None:
        message = "{metric} does not say from which system its figures come, and who owns that system."
        yield Problem(metric, message, metric=metric.label)
    elif source.see is None:
        yield from _judge(metric, source, require)


def _judge(metric: Metric, source: DataSource, require: tuple[str, ...]) -> Problems:
    system = source.system or source.report
    if system is None and source.ref is not None:
        message = "{metric} refers to the data source {ref}, which the agreement does not define."
        yield Problem(metric, message, at="data_source", metric=metric.label, ref=source.ref)
    elif system is None and "system" in require:
        message = "The data source of {metric} names no system of record."
        yield Problem(metric, message, at="data_source", metric=metric.label)
    elif system is not None and _is_vague(metric, system):
        message = "The data source of {metric}, {system}, could be any system; name the one whose figures count."
        yield Problem(metric, message, at="data_source", metric=metric.label, system=system)
    else:
        missing = [field for field in require if field != "system" and not _says(metric, source, field)]
        if missing:
            yield _incomplete(metric, source, missing)


def _is_vague(metric: Metric, system: str) -> bool:
    """Whether a text names no system: a placeholder, "system reports", or a party alone."""
    document = metric.document
    vague = (document.vocabulary.words("vague-sources"), document.vocabulary.words("party-words"), _sides(document))
    return says_nothing(document, system) or any(is_just(system, words) for words in vague)


def _says(metric: Metric, source: DataSource, field: str) -> bool:
    """Whether a source has a field; the owner may also stand in the name of the system ("client CRM")."""
    if field != "owner":
        return source.says(field)
    told = f"{source.system or ''} {source.report or ''}"
    parties = (metric.document.vocabulary.words("party-words"), _sides(metric.document))
    owned = any(mentions(told, words) for words in parties) or bool(re.search(_POSSESSIVE, told))
    return owned or not says_nothing(metric.document, source.owner)


def _sides(document: Document) -> tuple[str, ...]:
    """What the sides are called: by the first word of their names."""
    parties = document.parties
    sides = (parties.client, parties.provider) if parties is not None else ()
    return tuple(side.name.split()[0] for side in sides if side is not None and side.name)


def _incomplete(metric: Metric, source: DataSource, missing: list[str]) -> Problem:
    needs = [_NEEDS.get(field, f"its {field.replace('_', ' ')}") for field in missing]
    return Problem(
        metric,
        "The data source of {metric} does not say {needs}.",
        at="data_source",
        severity=_severity(metric, source, missing),
        metric=metric.label,
        needs=Phrase(" or ".join(needs)),
    )


def _severity(metric: Metric, source: DataSource, missing: list[str]) -> Severity | None:
    """An error where nobody owns the figures; less where somebody works them out, or all the rest is there."""
    calculated = metric.method is not None and metric.method.calculated_by is not None
    if missing == ["owner"] and calculated and source.system is not None:
        return "note"
    return "warning" if source.in_words or "owner" not in missing else None


_NEEDS = {"owner": "who owns it"}
