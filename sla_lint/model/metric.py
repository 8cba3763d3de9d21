"""A metric: what is measured, how, and what it shall reach."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sla_lint.fields import anything, choice, number, open_choice, part, text, texts
from sla_lint.model.measurement import (
    Baseline,
    BaselinePlan,
    Consequence,
    DataSource,
    Improvement,
    Method,
    TargetSetBy,
    baseline_shape,
    data_source_shape,
    level,
)
from sla_lint.model.sections import Section
from sla_lint.model.words import CLASSES, DIRECTIONS, FREQUENCIES, STATISTICS, WINDOW_MONTHS, WINDOWS
from sla_lint.part import Field
from sla_lint.syntax.tree import Mapping, scalars

if TYPE_CHECKING:
    from decimal import Decimal

    from sla_lint.model.document import Document
    from sla_lint.model.level import Level
    from sla_lint.model.service import Service
    from sla_lint.vocabulary import KnownMetric


class Metric(Section):
    """One commitment about the provider's performance."""

    named_by = ("id", "name", "metric")
    headed_by = ("name", "id", "metric")

    id = text("The slug by which ramp, weights and remedies refer to the metric.")
    metric = text("The id of a known metric; left out, the name is looked up.")
    name = text("What the agreement calls it.")
    service_line = texts("The service lines it belongs to, by id.")
    class_ = choice("critical (money or termination), key (action plan) or monitored (reported).", CLASSES, key="class")
    purpose = text("Why it matters.")
    definition = text("What is counted, in words that both sides read alike.")
    formula = text("The calculation.")
    unit = text("The unit of target, minimum and baseline: percent, seconds, business-days, count ...")
    direction = choice("Which way is better.", DIRECTIONS)
    statistic = choice("How single cases become one figure.", STATISTICS)
    percentile = number("Which percentile, where the statistic is one.")
    target = level("What is expected.")
    minimum = level("What must be reached: below it the metric has failed. `threshold` means the same.")
    threshold = level("The same as `minimum`.")
    stretch = level("What would be excellent.")
    target_set_by = part(TargetSetBy, "How a target is set later.")
    baseline: Field[Baseline | None] = Field(baseline_shape(), "How the work performs today.")
    baseline_plan = part(BaselinePlan, "How a baseline will be measured.")
    parameters = anything("What the definition leaves open: thresholds, clocks, lists.")
    data_source: Field[DataSource | None] = Field(data_source_shape(), "Where the figures come from.")
    method = part(Method, "How it is measured and checked.")
    window = open_choice("The stretch of time over which it is measured.", WINDOWS)
    frequency = open_choice("How often it is reported.", FREQUENCIES)
    monthly_volume = number("Cases in a month.")
    min_volume = number("Cases below which the percentage does not count.")
    below_min_volume = text("What counts instead.")
    allowed_misses = number("Misses that are allowed in a window, whatever the percentage.")
    exclusions = texts("Cases that leave the base.")
    exclusion_cap_percent = number("The most that may leave the base, in percent.")
    weight = number("Its share of the at-risk amount.")
    bands = anything("Its own bands.")
    paired_with = texts("Metrics that hold it honest, by id.")
    split_of = text("The metric of which this is one priority, channel or site.")
    improvement = part(Improvement, "How the target rises.")
    consequence = part(Consequence, "What a miss leads to.")
    reason = text("Why the target is what it is.")
    justification = text("Why the metric is here.")
    legal_basis = text("The law that sets the target.")
    shared_with = text("Who else works on the result.")
    gates = texts("What this metric gates.")
    note = text("A remark.")

    root: Document

    @property
    def document(self) -> Document:
        """The agreement that the metric stands in."""
        return self.root

    @cached_property
    def known(self) -> KnownMetric | None:
        """The vocabulary's entry: by `metric`, else by the exact name. None where the vocabulary knows none."""
        words = self.root.vocabulary
        by_id = words.get(self.metric) if self.metric else None
        if self.name is None or (by_id is not None and not words.may_be(self.name, by_id.opposites)):
            return by_id
        process = next((line.process_type for line in self.services), None)
        by_name = words.recognise(self.name, process_type=process)
        same = by_id is not None and by_name is not None and by_name.id == by_id.id
        return by_name if same else by_id or by_name  # the name tells an error rate from an accuracy of one id

    @property
    def family(self) -> str | None:
        """What kind of thing is measured: speed, quality, resolution, satisfaction, throughput, capacity and so on."""
        return self.known.family if self.known is not None else None

    @cached_property
    def label(self) -> str:
        """What a person calls it: its name, else the known metric's, else its id."""
        known = self.known
        return self.name or (known.name if known is not None else None) or self.id or self.metric or "this metric"

    @property
    def monitored(self) -> bool:
        """Whether it is only reported. A metric without a class counts as critical: the careful reading."""
        return self.class_ == "monitored"

    @property
    def critical(self) -> bool:
        """Whether money or termination hangs on it."""
        return self.class_ in (None, "critical")

    @property
    def floor(self) -> Level | None:
        """The minimum, under either of its names."""
        return self.minimum or self.threshold

    @cached_property
    def better(self) -> str | None:
        """Which way is better: what the document says, else the target's own bound, else the vocabulary."""
        if self.direction is not None:
            return self.direction
        if self.target is not None and self.target.upper is not None:
            return "range"
        return self.bound or self.usually_better or (self._implied if self.known is None else None)

    @cached_property
    def _implied(self) -> str | None:
        """Which way is better by what else the document says of an unknown metric, where most of it points one way.

        A minimum lies behind the target, a baseline and a ramp lead up to it, and a share above one half is a share of
        what went well. A single sign is none.
        """
        target = self.number(self.target)
        if target is None:
            return None
        levels = [self.floor, self.baseline.value if self.baseline is not None else None, self._first_step]
        numbers = [number for number in map(self.number, levels) if number is not None]
        up = sum(number < target for number in numbers) + (self.measured_unit == "percent" and target > _HALF)
        down = sum(number > target for number in numbers)
        if up + down < _SIGNS or up == down:
            return None
        return "higher" if up > down else "lower"

    @property
    def _first_step(self) -> Level | None:
        """The metric's target in the first month of the ramp that has one."""
        ramp = self.root.ramp
        return ramp.first_levels.get(self.id or "") if ramp is not None else None

    @property
    def bound(self) -> str | None:
        """Which way is better by the target's own words: "at least 95 %" or "no more than 5 minutes"."""
        if self.target is None or any(reading.deviation for reading in self.target.readings):
            return None
        return _BOUNDS.get(self.target.comparator or "")

    @cached_property
    def usually_better(self) -> str | None:
        """Which way is better by the vocabulary; None where the unit leaves it open.

        A turnaround time should be low, the share of cases that were done in time high: where a time is wanted and the
        metric is counted in percent, or the other way round, the vocabulary does not say.
        """
        known, unit = self.known, self.measured_unit
        if known is None:
            return None
        if unit is None:
            return None if known.turns else known.direction
        kind = _kind(unit)
        alike = next((other for other in known.units if _kind(other) == kind), None)
        if alike is not None:
            return known.direction_in(alike)
        return None if kind in ("share", "time") else known.direction

    @cached_property
    def measured_unit(self) -> str | None:
        """The unit in which levels are compared: the metric's own, else the one written with its target."""
        if self.unit:
            from sla_lint.targets import canonical_unit

            return canonical_unit(self.unit)
        return self.target.unit if self.target is not None else None

    def number(self, of: Level | None) -> Decimal | None:
        """A level as a number in the metric's unit; None where it is no number or in a unit of another kind."""
        return of.measured_in(self.measured_unit) if of is not None else None

    def worse(self, one: Decimal, other: Decimal) -> bool:
        """Whether a result is worse than another; never so where neither way is better."""
        return one < other if self.better == "higher" else one > other if self.better == "lower" else False

    @cached_property
    def source(self) -> DataSource | None:
        """The data source; a reference to a shared one is followed."""
        own = self.data_source
        key = None if own is None else own.ref or own.system
        return self.root.shared_sources.get(key, own) if key is not None else own

    @cached_property
    def parameter_texts(self) -> dict[str, str]:
        """What the parameters say, by their names; the values of a list or a group are joined."""
        values = self.parameters.values.items() if isinstance(self.parameters, Mapping) else ()
        return {key: ", ".join(scalar.text for scalar in scalars(value)) for key, value in values}

    @cached_property
    def window_months(self) -> int:
        """How many months of cases its window gathers; 1 for a shorter window."""
        return WINDOW_MONTHS.get(self.window or self.root.window or "month", 1)

    @cached_property
    def services(self) -> tuple[Service, ...]:
        """The service lines it belongs to: those it names, or all where it names none."""
        lines, named = self.root.services, self.root.services_by_name
        if not self.service_line or not self.root.service_lines:
            return lines
        numbers = {number for name in self.service_line for number in named.get(name.casefold(), ())}
        return tuple(lines[number] for number in sorted(numbers))


def _kind(unit: str) -> str:
    """What a unit measures, where time is time by whatever clock or calendar."""
    from sla_lint.targets import dimension

    measured = dimension(unit)
    return "time" if measured in _TIMES else measured


_TIMES = frozenset(("time", "business-time-hours", "business-time-days", "calendar"))
_HALF = 50
_SIGNS = 2
_BOUNDS = {">=": "higher", ">": "higher", "<=": "lower", "<": "lower"}
