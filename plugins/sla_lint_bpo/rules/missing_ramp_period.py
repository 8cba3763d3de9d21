"""An agreement without a ramp."""

import re
from collections.abc import Iterator

from sla_lint import Document, Problem, Problems, Severity, rule
from sla_lint_bpo.balance import in_force
from sla_lint_bpo.mentions import mentions, passages_with
from sla_lint_bpo.presence import says_nothing

_SPAN = r"(?i)(?:m|mo|months?|y|years?|q|quarters?|weeks?)\W*\d"


@rule(
    severity="error",
    group="ramp",
    source="seed1, seed2, india90",
    looks_for="a ramp-up, phase-in, transition, bedding-in or hypercare, or credits held back in the first months",
)
def missing_ramp_period(
    document: Document,
    *,
    exempt_process_types: tuple[str, ...] = (),
    exempt_start_types: tuple[str, ...] = ("renewal",),
) -> Problems:
    """A new provider is held to steady-state targets from the first day.

    Why it matters:
        First performance is lower: knowledge, access and people have to settle, and nobody learns a service in a week.
        Without a ramp the first months are all misses. The provider either prices the credits in, or fights every one
        of them, and the relationship begins with an argument about figures that both sides knew would be bad.

    How it is gamed:
        Go-live is declared late and partial, difficult work stays with the old team, and exclusions do what the ramp
        should have done.

    Not flagged:
        Renewals, agreements whose metrics are all about the availability of software, and those in which nothing is
        credit-bearing or tracked. A ramp under another name (transition, hypercare, baselining), one that is agreed
        elsewhere (`see`), a text that holds back credits or targets in the first months, and staff who move over with
        the work. Where the agreement is in force already, it is a note.

    Flagged:
        term: {start: 2027-01-01, months: 24}
        metrics: [{id: acc, target: 98}]
        ---
        metrics: [{id: acc, target: 98}]
        ramp: {months: 0, milestones: []}

    Accepted:
        metrics: [{id: acc, target: 98}]
        ramp:
          starts: go-live
          months: 3
          credits_apply: false
          milestones:
            - {month: 1, targets: {acc: 95}}
            - {month: 2, targets: {acc: 96.5}}
            - {month: 3, targets: {acc: 97.5}}
        ---
        metrics: [{id: acc, target: 98}]
        remedies: {credits: {base: monthly charges, note: No service credits accrue in the first three months.}}

    Model clause:
        In the first four months from go-live (the Ramp Period) the targets of this Schedule are replaced by those of
        the ramp table, and no Service Credits accrue. The Ramp Period ends when the targets of month 4 are met, and at
        the latest at the end of month 5.

    Question:
        What may the client expect in the first, second and third month, and from when do credits apply?

    Options:
        exempt_process_types: kinds of work that need no ramp, as in `process_type`; none by default
        exempt_start_types: ways of starting that need none, as in `start_type`; renewal by default, because a provider
            who goes on with the work has nothing to learn
    """
    exempt = document.start_type in exempt_start_types or _is_exempt(document, exempt_process_types)
    if exempt or _has_ramp(document) or not _needs_ramp(document):
        return
    severity: Severity | None = "note" if document.status in ("in-force", "superseded") else None
    message = "The agreement has no ramp: steady-state targets, and what follows a miss, apply from day one."
    if document.says("ramp"):
        message = "The ramp is empty: steady-state targets, and what follows a miss, apply from day one."
    yield Problem(document, message, at="ramp", severity=severity)


def _is_exempt(document: Document, process_types: tuple[str, ...]) -> bool:
    """Whether every service line is of a kind that needs no ramp: software, or what the options name."""
    exempt = (*process_types, *document.vocabulary.words("software-processes"))
    return all(mentions(line.process_type, exempt) for line in document.services)


def _needs_ramp(document: Document) -> bool:
    return any(metric.family != "availability" for metric in in_force(document.metrics))


def _has_ramp(document: Document) -> bool:
    names = document.vocabulary.words("ramp-names")
    named = any(document.says(name) for name in names)
    return _ramp_is_filled(document) or named or _ramps_in_targets(document) or any(_ramps_in_words(document))


def _ramp_is_filled(document: Document) -> bool:
    """Whether something stands under `ramp`; a bare text does, unless it says that there is none."""
    ramp = document.ramp
    if ramp is None:
        told = " ".join(passage.text for passage in document.passages() if passage.path == "ramp")
        denied = mentions(told, document.vocabulary.words("ramp-denials")) or (told and says_nothing(document, told))
        return document.says("ramp") and not denied
    others = (key for key in ramp.node.values if key not in ("months", "milestones"))
    return bool(ramp.months or ramp.milestones or any(ramp.says(key) for key in others))


def _ramps_in_words(document: Document) -> Iterator[bool]:
    """For each passage whether it holds credits or targets back in the first months, or says why there is no need."""
    words = document.vocabulary.words
    times, relief, stakes = words("first-months"), words("relief-words"), words("stakes")
    hints = (*times, *words("later-months"), *words("no-ramp-needed"))
    for passage in passages_with(document, hints):
        told, where = passage.text, f"{passage.path} {passage.text}"
        if passage.path.startswith("x-"):
            continue
        later = mentions(told, words("later-months")) or (mentions(told, times) and mentions(told, relief))
        yield (later and mentions(where, stakes)) or mentions(told, words("no-ramp-needed"))


def _ramps_in_targets(document: Document) -> bool:
    """Whether a target itself rises with the months: "M1-M3: 85 %, M4+: 92 %"."""
    targets = (metric.target for metric in document.metrics if metric.target is not None)
    return any(re.match(_SPAN, reading.label or "") for target in targets for reading in target.readings)
