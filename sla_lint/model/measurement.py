"""What a metric's figures rest on: its levels, its baseline, its data source, and how it is measured."""

from __future__ import annotations

from sla_lint.fields import anything, choice, flag, number, text
from sla_lint.model.level import Level, LevelShape
from sla_lint.model.sections import Section
from sla_lint.model.words import POPULATIONS
from sla_lint.part import Field
from sla_lint.shapes import OneField


def level(doc: str) -> Field[Level | None]:
    """A target, a minimum, or another level of a metric."""
    return Field(LevelShape(), doc)


class Baseline(Section):
    """How the work performs today, as measured."""

    value = level("The measured result.")
    period = text("The months it covers: '2026-01 to 2026-06'.")
    source = text("Where the figures come from.")
    sample = text("How many cases it rests on.")
    method = text("How it was measured, where that differs from the metric.")
    measured_by = text("Who measured it: client, provider, joint, third party.")
    months = anything("The monthly results, oldest first.")
    spread = number("The standard deviation of the monthly results.")
    note = text("A remark.")


class BaselinePlan(Section):
    """How a baseline will be measured, where there is none yet."""

    period = text("When it will be measured.")
    method = text("How.")


class TargetSetBy(Section):
    """A target that is set later, by an agreed method."""

    date = text("By when the target is set.")
    method = text("How it is worked out.")


class DataSource(Section):
    """Where a metric's figures come from."""

    system = text("The system of record.")
    owner = text("Who runs it: client, provider, joint, third party.")
    report = text("The report's name.")
    access = text("Who can read it.")
    retention_months = number("How long its data is kept, in months.")
    audit_right = flag("Whether the other side may audit it.")
    ref = text("The id of a shared source under `data_sources`.")

    @property
    def in_words(self) -> bool:
        """Whether the document gives a text ("Genesys ACD") in place of the fields."""
        return "system" in self.node.values and self.node.keys["system"] is self.node.values["system"]


class Method(Section):
    """How a metric is measured and checked."""

    population = choice("Whether every case is measured or a sample.", POPULATIONS)
    sampling = text("How the sample is drawn.")
    monthly_sample = number("Cases sampled in a month.")
    calculated_by = text("Who works the result out.")
    verified_by = text("Who checks it.")
    calibration = text("How the scorers are kept alike.")
    decimals = number("Decimals of the reported result.")
    rounding = text("How it is rounded.")
    compared = text("Whether the rounded or the exact result is compared with the target.")


class Improvement(Section):
    """How a target rises over the term."""

    to = level("The later target.")
    by = text("By when.")
    basis = text("On what ground.")


class Consequence(Section):
    """What a miss of this metric leads to."""

    type = choice(
        "credit, points, action-plan or none.",
        {
            "credit": ("credits", "service credit"),
            "points": (),
            "action-plan": ("action plan", "rectification"),
            "none": (),
        },
    )


def data_source_shape() -> OneField[DataSource]:
    """A data source as a group of fields, or as a text: the name of a system, or the id of a shared source."""
    return OneField(DataSource, "system", "the name of a system, or a group of fields such as system and owner")


def baseline_shape() -> OneField[Baseline]:
    """A baseline as a group of fields, or as its value alone."""
    return OneField(Baseline, "value", "a number, or a group of fields such as value, period and source")
