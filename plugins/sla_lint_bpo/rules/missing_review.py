"""Results that nobody is bound to look at."""

from collections.abc import Iterator, Mapping

from sla_lint import Document, Part, Phrase, Place, Problem, Problems, rule
from sla_lint_bpo.mentions import mentions
from sla_lint_bpo.presence import agreed, states

SAYINGS = {"frequency": "how often it is held", "owner": "who calls it", "participants": "who takes part"}
"""What each field of a review tells."""

OTHERS = ("operational", "targets", "executive")
"""Reviews of something else: they do not stand for the review of results, except one that is the only one."""


@rule(
    severity="error",
    group="reporting-review",
    source="seed1, seed2, iso20000",
    looks_for="meetings, reviews or reports at which results are discussed",
)
def missing_review(document: Document, *, max_interval: str = "month") -> Problems:
    """No review of the results is agreed, or not how often, by whom and with whom.

    Why it matters:
        A report that nobody has to discuss changes nothing. A regular review looks at the trend and not just at the
        month, and turns a miss into work; the standard for service management asks for reviews at planned intervals.
        A date that is fixed needs no negotiation; "as needed" means when it hurts, and by then it is about blame.

    How it is gamed:
        Bad months have no meeting: nobody is bound to call it.

    Not flagged:
        A review that stands elsewhere and says where. The review of results may go by any name (`service_review`,
        `monthly`), or be the only one there is, or stand right under `review`; the reviews of the targets themselves
        and of daily work do not replace it. A review that is held less often than `max_interval` is only a note, for
        a service with few cases may not need more.

    Flagged:
        review: {performance: {frequency: as needed}}
        ---
        review:
          operational: {frequency: weekly, owner: provider, participants: [team leads]}
          targets: {frequency: quarterly, owner: client, participants: [service owner, account director]}

    Accepted:
        review:
          performance: {frequency: monthly, owner: client, participants: [service owner, account director]}
        ---
        review: see governance schedule 7
        ---
        review:
          service_review: {frequency: every month, chair: client, attendees: [service owner, account director]}

    Model clause:
        In the second week of each month the Client's service owner holds a performance review with the Provider's
        account director. It looks at each Service Level over at least three months, and records actions with an owner
        and a date.

    Question:
        Who will sit down with whom, and when, if the next two months are bad?

    Options:
        max_interval: the longest usual time between two reviews of the results; monthly reports call for monthly
            reviews.
    """
    if _stands_elsewhere(document):
        return
    meetings = document.review.meetings() if document.review is not None else {}
    key = _key(document, meetings)
    meeting = meetings.get(key)
    if meeting is None:
        yield Problem(
            Place("review/performance", document.place("review").location),
            "No performance review is agreed; say how often it is held, who calls it and who takes part.",
        )
        return
    place = Place(f"review/{key}".strip("/"), meeting.place().location)
    missing = list(_missing(document, meeting))
    if missing:
        yield Problem(
            place,
            "The review of the results does not say {missing}; settle it, so that nobody has to ask for the meeting.",
            missing=Phrase(" or ".join(SAYINGS[field] for field in missing)),
        )
    elif meeting.rarer_than(max_interval):
        yield Problem(
            place,
            "The results are reviewed {frequency}, less often than every {interval}; a miss can grow old until then.",
            severity="note",
            frequency=Phrase(meeting.frequency or ""),
            interval=Phrase(max_interval),
        )


def _stands_elsewhere(document: Document) -> bool:
    """Whether the review, or the part of it that counts, is agreed in another document, or in words of people's own."""
    review = document.review
    if review is None:
        return agreed(document, document, "review")
    if review.performance is None and agreed(document, review, "performance"):
        return True
    return any(meeting.see for meeting in review.meetings().values())


def _key(document: Document, meetings: Mapping[str, Part]) -> str:
    """The key of the review of results, which people call as they like; "" is the section itself."""
    held = [key for key, meeting in meetings.items() if states(document, meeting, "frequency")]
    own = [key for key in held if key not in OTHERS]
    only = [key for key in held if key != "targets" and not meetings.keys() - {"", key}]
    return "performance" if "performance" in meetings else next(iter(own or only), "performance")


def _missing(document: Document, meeting: Part) -> Iterator[str]:
    for field in SAYINGS:
        if not states(document, meeting, field) or (field == "frequency" and _is_vague(document, meeting)):
            yield field


def _is_vague(document: Document, meeting: Part) -> bool:
    """Whether the frequency is a phrase such as "as needed", without any rhythm in it."""
    text = getattr(meeting.node.values.get("frequency"), "text", None)
    words = document.vocabulary.words
    return mentions(text, words("vague.frequency")) and not mentions(text, words("rhythms"))
