"""The sections of an agreement around its metrics: who, when, what, how reported, reviewed, remedied and changed."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sla_lint.fields import anything, choice, flag, number, open_choice, part, parts, text, texts
from sla_lint.model.level import Level, LevelShape
from sla_lint.model.words import ALLOCATIONS, FREQUENCIES, REVIEW_NAMES, SCALES, days_between
from sla_lint.part import Part
from sla_lint.shapes import Record
from sla_lint.syntax.tree import Mapping

if TYPE_CHECKING:
    from sla_lint.syntax.source import Location


class Section(Part):
    """A part that may stand elsewhere."""

    see = text("Where this part is agreed, if it is not here: 'MSA clause 12'.")


class Party(Section):
    """One side of the agreement."""

    name = text("The party's legal name.")
    owner = text("The role that answers for the service on this side; a role, not a person's name.")
    address = text("The registered address.")
    registration = text("The registration number.")


class Parties(Section):
    """Both sides."""

    client = part(Party, "Who buys the service.")
    provider = part(Party, "Who delivers it.")


class Term(Section):
    """How long the agreement runs."""

    start = text("First day of the service, as YYYY-MM-DD.")
    months = number("Length of the term in months.")
    end = text("Last day of the service, as YYYY-MM-DD.")
    renewal = text("How the term is renewed.")


class Scope(Section):
    """What the service covers."""

    summary = text("The service in a sentence or two.")
    in_scope = texts("What the provider does.")
    out_of_scope = texts("What the provider does not do.")
    sites = texts("Where the work is done.")


class Milestone(Part):
    """One step of the ramp."""

    named_by = headed_by = ("month",)
    month = number("Month after the start to which the step applies.")
    volume_percent = number("Share of the full volume in that month, in percent.")
    targets = anything("The target of each metric in that month, by metric id.")
    reason = text("Why the step is what it is, where it goes back.")

    def levels(self) -> dict[str, Level]:
        """The milestone's targets by metric id."""
        return self._levels

    @cached_property
    def _levels(self) -> dict[str, Level]:
        node = self.targets
        shape = LevelShape()
        pairs = ((key, shape.read(value, self, key)) for key, value in getattr(node, "values", {}).items())
        return {key: level for key, level in pairs if level is not None}

    def location(self, metric_id: str) -> Location:
        """Where the target of a metric stands."""
        node = self.targets.values.get(metric_id) if isinstance(self.targets, Mapping) else None
        return node.location if node is not None else self.heading


class RampExit(Section):
    """How the ramp ends."""

    when = text("The condition on which the ramp ends.")
    decided_by = text("Who decides that it has ended.")
    long_stop = text("The day on which it ends in any case.")


class Ramp(Section):
    """The time in which the provider learns the work and steady-state targets do not yet apply."""

    starts = text("What starts the ramp: 'go-live'.")
    months = number("Length of the ramp in months.")
    credits_apply = flag("Whether service credits are due during the ramp.")
    reason = text("Why the ramp is as long as it is.")
    milestones = parts(Milestone, "The steps, month by month.")
    hold_from_day_one = texts("Metrics whose full target applies from the first day.")
    exit = part(RampExit, "How the ramp ends.")

    @cached_property
    def first_levels(self) -> dict[str, Level]:
        """The first target that the steps set for each metric, by its id or name."""
        first: dict[str, Level] = {}
        for milestone in reversed(self.milestones):
            first.update(milestone.levels())
        return first


class Dispute(Section):
    """What happens when the parties read a figure differently."""

    raise_within_days = number("Days within which a figure may be disputed.")
    route = text("Who settles it.")
    meanwhile = text("Which figure stands until then.")


class Reporting(Section):
    """How results are reported."""

    frequency = open_choice("How often results are reported.", FREQUENCIES)
    due = text("When the report is due: 'working day 5'.")
    prepared_by = text("Who prepares it.")
    contents = texts("What it holds.")
    system_of_record = text("The system whose figures count.")
    raw_data = text("Which raw data comes with it.")
    dispute = part(Dispute, "What happens when a figure is disputed.")


class ReviewMeeting(Section):
    """One kind of review."""

    frequency = open_choice("How often it is held.", FREQUENCIES)
    owner = text("Who calls it.")
    participants = texts("The roles that take part.")
    looks_at = text("What is looked at: 'the trend over at least 3 months'.")
    inputs = texts("What is brought to it.")
    effective = text("From when its decisions apply.")
    mid_month_changes = flag("Whether targets may change within a measurement window.")

    def rarer_than(self, interval: str) -> bool:
        """Whether it is held less often than an interval, which is written as a frequency is: "month", "quarterly"."""
        longest, own = days_between(interval), days_between(self.frequency or "")
        if longest is None:
            raise ValueError(f"'{interval}' is no frequency")
        return own is not None and own > longest


class Review(Section):
    """The reviews of the service and of its targets."""

    operational = part(ReviewMeeting, "The day-to-day review.")
    performance = part(ReviewMeeting, "The review of results.", also=REVIEW_NAMES)
    targets = part(ReviewMeeting, "The review of the targets themselves.")
    executive = part(ReviewMeeting, "The review of the relationship.")

    def meetings(self) -> dict[str, ReviewMeeting]:
        """Each review by its key, those under keys of people's own too; under "" the section read as a review."""
        shape = Record(ReviewMeeting)
        pairs = ((key, shape.read(node, self, key)) for key, node in self.node.values.items() if not _private(key))
        itself = ReviewMeeting(self.node, self.parent, "review", self.heading)
        return {key: meeting for key, meeting in pairs if meeting is not None} | {"": itself}


def _private(key: str) -> bool:
    return key == "see" or key.startswith("x-")


class RootCause(Section):
    """The duty to find and mend the cause of a miss."""

    trigger = text("What sets it off.")
    due_working_days = number("Working days until the analysis is due.")
    owner = text("Who writes it.")
    contents = texts("What it holds.")


class Credits(Section):
    """The money that comes back on a miss."""

    applies_to = text("Which metrics bear credits: 'critical'.")
    base = text("What the percentages are taken of: 'monthly charges'.")
    at_risk_percent = number("The at-risk amount: the most that can be lost in a month, in percent of the base.")
    allocation = choice("How the at-risk amount is shared.", ALLOCATIONS)
    pool_percent = number("The pool available for allocation, in percent of the at-risk amount.")
    scale = choice("How a credit grows with the miss.", SCALES)
    starts_below = text("Where credits start: target or minimum.")
    full_at = text("Where the full credit is due.")
    bands = anything("The bands of a banded scale, from best to worst.")
    monthly_cap_percent = number("The cap on a month's credits, in percent of the base.")
    annual_cap_percent = number("The cap on a year's credits, in percent of the base.")
    per_event_cap = anything("The cap on the credit for one event.")
    cap = text("The cap in words, where it is not a percentage.")


class EarnBack(Section):
    """How lost credits are won back."""

    available = flag("Whether credits can be won back.")
    condition = text("On which condition.")
    share_percent = number("Which share comes back, in percent.")
    excludes = texts("Metrics whose credits never come back.")


class Repeat(Section):
    """What a repeated miss leads to."""

    trigger = text("How often a miss must repeat.")
    effect = text("What follows.")


class Termination(Section):
    """The miss that ends the agreement."""

    trigger = text("The miss that gives a right to terminate.")


class Remedies(Section):
    """What happens on a miss."""

    root_cause = part(RootCause, "The duty to find and mend the cause.")
    rectification = part(RootCause, "A rectification plan, the same duty by another name.")
    action_plan = part(RootCause, "An action plan, the same duty by another name.")
    credits = part(Credits, "Service credits.")
    earnback = part(EarnBack, "The earn-back of credits.")
    bonus = anything("Bonuses for results above target.")
    escalation = anything("Who is told, and when.")
    repeat = part(Repeat, "What a repeated miss leads to.")
    termination = part(Termination, "The right to terminate.")
    sole_remedy = flag("Whether credits are the only remedy.")


class ChangeControl(Section):
    """How the agreement is changed."""

    route = text("How a change is agreed.")
    definition_reset_on = text("Which changes make the parties confirm the definitions anew.")
    notice_days = number("Days of notice.")


class Governance(Section):
    """Who decides."""

    escalation = texts("The levels of escalation, in order.")
    change_control = part(ChangeControl, "How the agreement is changed.")
