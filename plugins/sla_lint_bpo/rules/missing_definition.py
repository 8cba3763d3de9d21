"""A metric that is a name and nothing more."""

from functools import lru_cache

from sla_lint import Metric, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions, plain
from sla_lint_bpo.presence import is_just, says_nothing

_MARKS = ("/", "÷", "%", "=")


@rule(
    severity="error",
    group="measurement",
    source="seed2, bartier-difot, tenkey",
    looks_for="a definition, a formula or a method of measurement beside the metric",
)
def missing_definition(metric: Metric, *, min_words: int = 8) -> Problems:
    """A metric has neither a definition nor a formula.

    Why it matters:
        Both sides must read a metric alike, and a name does not do that. "DIFOT 95 %" stood in a real contract and
        meant nothing until the date, the tolerance and the documents were defined. What is counted, what is left out,
        when the clock starts and when it stops decide a result more than any effort of the provider.

    How it is gamed:
        Whoever writes the report chooses the reading: calls answered by the machine, tickets closed unread, the date
        that was re-promised.

    Not flagged:
        Metrics that are only monitored. A formula alone is enough, and so are an entry under `definitions` that bears
        the metric's name, and a reference ("see Annex B"). A definition of few words is a warning, unless it is a
        formula or parameters fill it out.

    Flagged:
        metrics: [{id: otif, metric: perfect-order-rate, target: 95}]
        ---
        metrics: [{id: otif, name: Orders on time, target: 95, definition: orders on time}]

    Accepted:
        metrics:
          - id: otif
            metric: perfect-order-rate
            target: 95
            definition: >-
              orders delivered within the agreed day, complete within 2 percent, with documents, divided by orders due
        ---
        definitions:
          Perfect orders: Orders that arrive on the agreed day, complete within 2 percent, and with their documents.
        metrics: [{id: otif, name: Perfect orders, target: 95}]

    Model clause:
        Orders on Time is the number of orders delivered on the day agreed at order entry, complete within 2 percent
        and with all documents, divided by the number of orders due in the month, in percent. Days re-agreed after
        order entry do not count as agreed.

    Question:
        Which cases count, which are left out, and when does the clock start and stop?

    Options:
        min_words: the fewest words that make a definition; eight by default, because fewer hardly name what is counted,
            over what, and with which limit
    """
    if metric.monitored or metric.see or _is_formula(metric, metric.formula) or _is_defined_apart(metric):
        return
    definition = metric.definition
    if definition is None and metric.says("definition"):
        return
    if definition is None or _is_empty(metric, definition):
        message = "{metric} has no definition of its own, so each side will count it in its own way."
        yield Problem(metric, message, metric=metric.label)
    elif not _is_enough(metric, _with_strays(metric, definition), min_words):
        message = "The definition of {metric}, {definition}, is too short for both sides to count alike."
        yield Problem(metric, message, at="definition", severity="warning", metric=metric.label, definition=definition)


def _is_formula(metric: Metric, formula: str | None) -> bool:
    return formula is not None and not _is_empty(metric, formula)


def _is_empty(metric: Metric, text: str) -> bool:
    """Whether a text is a placeholder, or a phrase such as "as agreed"."""
    return says_nothing(metric.document, text) or is_just(text, metric.document.vocabulary.words("empty-definitions"))


def _is_defined_apart(metric: Metric) -> bool:
    """Whether the agreement's own definitions have an entry under one of the metric's names."""
    terms = metric.document.definitions
    if not terms:
        return False
    names = {_singular(metric.name or metric.id or ""), _singular(metric.metric or "")}
    return any(_singular(term) in names or term == metric.id or _means(metric, term) for term in terms)


def _means(metric: Metric, term: str) -> bool:
    """Whether a defined term is another name of the known metric."""
    known, words = metric.known, metric.document.vocabulary
    if known is None or not words.may_be(term, (known.id, known.name, *known.aliases, *known.opposites)):
        return False
    meant = words.recognise(term)
    return meant is not None and meant.id == known.id


@lru_cache(maxsize=256)  # each metric asks for every defined term
def _singular(name: str) -> str:
    """The words of a name without the s of a plural, so that 'Call offered' meets 'Calls offered'."""
    return " ".join(word.removesuffix("s") for word in plain(name).split())


def _with_strays(metric: Metric, definition: str) -> str:
    """A definition with what a comma without quotation marks has cut off: YAML takes the rest for fields."""
    return " ".join((definition, *(key for key in metric.node.values if " " in key and not metric.says(key))))


def _is_enough(metric: Metric, definition: str, min_words: int) -> bool:
    """Whether a definition says more than the name: by its length, a formula, parameters, or where it leads."""
    words = plain(definition).split()
    if set(words) <= set(plain(metric.name or "").split()):
        return False
    elsewhere = metric.document.vocabulary.words("elsewhere")
    short = len(words) < min_words
    return not short or metric.says("parameters") or mentions(definition, elsewhere) or _has_marks(metric, definition)


def _has_marks(metric: Metric, definition: str) -> bool:
    """Whether a short text is a calculation."""
    words = metric.document.vocabulary.words("formula-words")
    return any(mark in definition for mark in _MARKS) or mentions(definition, words)
