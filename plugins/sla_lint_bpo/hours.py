"""What an agreement says of its service hours, in fields or in words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from sla_lint_bpo.mentions import may_mention, mentions
from sla_lint_bpo.presence import is_just

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint import Document, Metric, Service

_TIMES = r"""(?xi) \b (?: midnight | noon | \d{1,2} [:.h] \d\d (?:\ ?[ap]\.?m\b)? | \d{1,2} \ ? [ap]\.?m\b
        | \d{1,4} (?= \ ?(?:-|–|to|until)\ ?\d) | (?<=[-–]) \d{1,4} \b | (?<=to\ ) \d{1,4} \b )"""
_ZONE = r"\b[A-Z][a-z]+/[A-Z]\w+|\b(?:UTC|GMT)\b|\b(?!Local)[A-Z][A-Za-z]+ [Tt]ime\b"
_BOTH_ENDS = 2
_BUSINESS = ("business", "working")


def counts_business_time(metric: Metric) -> bool:
    """Whether a result depends on the hours of the service: by its unit, its limits, its parameters or its words."""
    levels = [level for level in (metric.target, metric.floor, metric.stretch) if level is not None]
    limits = [reading.limit for level in levels for reading in level.readings if reading.limit is not None]
    units = (metric.measured_unit, *(level.unit for level in levels), *(limit.unit for limit in limits))
    if any(unit is not None and unit.startswith("business-") for unit in units):
        return True
    if any(word in key for key in metric.parameter_texts for word in _BUSINESS):
        return True
    words = metric.document.vocabulary.words("business-time")
    if not may_mention(metric.document, words):
        return False
    texts = (metric.name, metric.definition, metric.formula, *metric.parameter_texts.values())
    return any(mentions(text, words) for text in texts)


def is_live(service: Service) -> bool:
    """Whether people reach the service while they wait: by the kind of work, or by a channel."""
    words = service.document.vocabulary.words
    work = (*words("live-processes"), *words("live-work"))
    return mentions(service.process_type, work) or any(
        mentions(channel, words("live-channels")) for channel in service.channels
    )


def shared_hours(document: Document) -> str:
    """What the agreement says of hours outside of its service lines: at its top level, or as a defined term."""
    names = document.vocabulary.words("hours-names")
    there = any(name in document.node.values for name in names)
    passages = document.passages() if there else ()
    told = [passage.text for passage in passages if passage.path.partition("/")[0] in names]
    terms = (*document.vocabulary.words("business-time"), *names)
    told += [text for term, text in document.definitions.items() if mentions(term, terms) and re.search(_TIMES, text)]
    return " ".join(told)


def left_open(service: Service, require: tuple[str, ...]) -> list[str]:
    """Which of the fields neither stand in the hours nor are told in words. Hours in words need no holidays."""
    hours = service.hours
    told = " ".join((*_words(service), shared_hours(service.document)))
    fields = [field for field in require if hours is None or not hours.says(field) or _is_vague(service, field)]
    if _never_closes(service, told):
        fields = [field for field in fields if field == "timezone"]
    elif hours is not None and hours.in_words is not None:
        fields = [field for field in fields if field != "holidays"]
    return [field for field in fields if not _is_told(service.document, field, told)]


def _is_vague(service: Service, field: str) -> bool:
    """Whether the time zone is no more than "local time"."""
    zone = service.hours.timezone if service.hours is not None else None
    return field == "timezone" and zone is not None and is_just(zone, service.document.vocabulary.words("vague-zones"))


def _words(service: Service) -> Iterator[str]:
    """The texts of the hours that are no known field: the whole in words, or a line a day."""
    fields = type(service.hours).fields.keys() - {"text"} if service.hours is not None else ()
    for key, text in _texts_of_hours(service.document).get(service.path, ()):
        if key.partition("/")[0] not in fields:
            yield f"{key} {text}"


@lru_cache(maxsize=1)
def _texts_of_hours(document: Document) -> dict[str, list[tuple[str, str]]]:
    """The texts under hours by what has them, each with its key; kept while the document is the one at hand."""
    found: dict[str, list[tuple[str, str]]] = {}
    for passage in document.passages():
        for match in re.finditer("/hours", passage.path):
            key = passage.path[match.end() :].strip("/")
            found.setdefault(passage.path[: match.start()], []).append((key, passage.text))
    return found


def _never_closes(service: Service, told: str) -> bool:
    hours, words = service.hours, service.document.vocabulary.words("always-open")
    fields = (*hours.days, hours.open) if hours is not None else ()
    return any(mentions(text, words) for text in (told, *fields))


def _is_told(document: Document, field: str, told: str) -> bool:
    words = document.vocabulary.words
    if field in ("open", "close"):
        return len(re.findall(_TIMES, told)) >= _BOTH_ENDS
    if field == "timezone":
        return bool(re.search(_ZONE, told)) or mentions(told, words("time-zones"))
    return mentions(told, words("day-names" if field == "days" else "holiday-words"))
