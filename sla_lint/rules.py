"""Rules: functions that judge one part of a document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any, NamedTuple

from sla_lint.finding import Argument, Message, Related, Severity
from sla_lint.model import Document, Metric, Service
from sla_lint.part import Part, Place

SUBJECTS: dict[str, type[Part]] = {"Document": Document, "Service": Service, "Metric": Metric}
"""What a rule can be shown, by the annotation of its first parameter."""


class Problem:
    """What a rule yields: the part that is wrong, a sentence about it, and where to look.

    `at` names the field to point at, `words` some words in it; where the part has no such field, something is absent.
    `severity` is for a rule whose findings differ in
    weight. `related` holds other places. Further keywords fill the braces of the sentence.
    """

    __slots__ = ("absent", "message", "place", "related", "severity")

    def __init__(  # noqa: PLR0913 (a rule says all of it in one call)
        self,
        subject: Part | Place,
        message: str,
        /,
        *,
        at: str = "",
        words: str = "",
        nth: int = 0,
        severity: Severity | None = None,
        related: Iterable[tuple[Part | Place, str]] = (),
        **arguments: Argument,
    ) -> None:
        self.place = subject.place(at, words, nth=nth) if isinstance(subject, Part) else subject
        self.absent = isinstance(subject, Part) and at not in subject.node.values
        self.message = Message(message, arguments)
        self.severity = severity
        self.related = tuple(Related(_place(where), label) for where, label in related)


Problems = Iterator[Problem]
"""What a rule returns: usually as a generator."""


class Option(NamedTuple):
    """A setting of a rule, drawn from a keyword-only parameter: its type and default are the parameter's."""

    name: str
    type: str  # "bool", "int", "Decimal", "str", "tuple"
    default: Any


class Rule(NamedTuple):
    """A rule and what is known about it without calling it.

    `silences` names rules whose findings on the same metric mean nothing once this one has spoken. `precision` is
    SARIF's: how often a finding is right (very-high, high, medium, low). `looks_for` is for a rule about something
    that is missing: what was looked for, in the words of a text for people.
    """

    name: str
    check: Callable[..., Iterable[Problem]]
    subject: str
    severity: Severity
    group: str
    sources: tuple[str, ...]
    options: dict[str, Option]
    silences: tuple[str, ...]
    precision: str
    page: str
    looks_for: str = ""

    @property
    def defaults(self) -> dict[str, Any]:
        """The options with their default values."""
        return {name: option.default for name, option in self.options.items()}

    @property
    def summary(self) -> str:
        """The first sentence of the page."""
        return self.page.strip().partition("\n\n")[0].replace("\n", " ")


def rule(
    *,
    severity: Severity,
    group: str,
    source: str,
    silences: tuple[str, ...] = (),
    precision: str = "high",
    looks_for: str = "",
) -> Callable[[Callable[..., Iterable[Problem]]], Rule]:
    """Make a rule of a function; its name, with hyphens, is the rule's.

    The annotation of the first parameter (Document, Service or Metric) says what the function is shown; its
    keyword-only parameters are the rule's options; its docstring is the rule's page. `source` names who says so, by
    the ids of the vocabulary's `sources`, separated by commas.
    """

    def decorate(check: Callable[..., Iterable[Problem]]) -> Rule:
        subject, *options = _parameters(check)
        return Rule(
            name=check.__name__.replace("_", "-"),
            check=check,
            subject=subject.type,
            severity=severity,
            group=group,
            sources=tuple(part.strip() for part in source.split(",")),
            options={option.name: option for option in options},
            silences=silences,
            precision=precision,
            page=check.__doc__ or "",
            looks_for=looks_for,
        )

    return decorate


def _parameters(check: Callable[..., Iterable[Problem]]) -> Iterator[Option]:
    """The first parameter of a function and its keyword-only ones (`inspect` takes ten times as long to say so)."""
    code, types, defaults = check.__code__, check.__annotations__, check.__kwdefaults__ or {}
    names = code.co_varnames
    for name in (*names[:1], *names[code.co_argcount : code.co_argcount + code.co_kwonlyargcount]):
        yield Option(name, _type_name(types.get(name, "")), defaults.get(name))


def _type_name(annotation: Any) -> str:
    name = annotation if isinstance(annotation, str) else getattr(annotation, "__name__", str(annotation))
    return name.partition("[")[0].rpartition(".")[2]


def _place(where: Part | Place) -> Place:
    return where.place() if isinstance(where, Part) else where
