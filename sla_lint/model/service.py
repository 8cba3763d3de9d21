"""A service line: one kind of work, with its hours, its volume and its metrics."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from sla_lint.fields import anything, choice, number, part, text, texts
from sla_lint.model.sections import Section
from sla_lint.model.words import FACINGS
from sla_lint.part import Field
from sla_lint.shapes import OneField

if TYPE_CHECKING:
    from sla_lint.model.document import Document
    from sla_lint.model.metric import Metric


class Hours(Section):
    """When the service is open."""

    in_words = text("The hours in words: 'Monday to Friday, 08:00 to 18:00 London time'.", key="text")
    timezone = text("An IANA time zone: Europe/London.")
    days = texts("The days of the week: [mon, tue, wed, thu, fri].")
    open = text("Opening time: '08:00'.")
    close = text("Closing time: '20:00'.")
    holidays = text("What happens on public holidays, and whose holidays they are.")
    cut_off = text("The time after which work counts as received on the next day.")


class Volume(Section):
    """How much work there is."""

    monthly = number("Cases in a month.")
    daily = number("Cases in a day.")
    unit = text("What is counted: calls, invoices.")
    peak_interval_calls = number("Calls in the busiest interval.")
    interval_minutes = number("Length of an interval in minutes.")
    forecast_owner = text("Who makes the forecast: client or provider.")
    forecast_lock_days = number("Days before the month at which the forecast is locked.")
    band_percent = number("How far the volume may stray from the forecast before relief applies, in percent.")
    exception_percent = number("Share of cases that need special handling, in percent.")
    mix = anything("The mix of cases.")


class Planning(Section):
    """Figures for the arithmetic of staffing and capacity; all optional."""

    aht_seconds = number("Average handle time in seconds.")
    max_occupancy_percent = number("The highest occupancy that is planned for, in percent.")
    mean_patience_seconds = number("How long a caller waits before hanging up, on average, in seconds.")
    fte = number("Full-time equivalents.")
    productive_fte = number("Full-time equivalents after shrinkage.")
    shrinkage_percent = number("Paid time that is not at work, in percent.")
    units_per_fte_hour = number("Cases that one full-time equivalent completes in an hour.")
    productive_hours_per_fte_day = number("Productive hours in a day.")
    backlog_cap = number("The most open cases that are allowed.")


class Service(Section):
    """One kind of work under the agreement."""

    id = text("The slug by which metrics refer to the service line.")
    name = text("What the agreement calls it.")
    process_type = text("contact-centre, service-desk, back-office, finance-accounting, claims, …")
    facing = choice("Whom the work meets.", FACINGS)
    channels = texts("The channels: voice, chat, email.")
    outcome = text("What success looks like, in plain words.")
    languages = texts("The languages of the service.")
    sites = texts("Where the work is done.")
    hours: Field[Hours | None] = Field(
        OneField(Hours, "text", "a text, or a group of fields such as timezone, days, open and close"),
        "When the service is open.",
    )
    volume = part(Volume, "How much work there is.")
    planning = part(Planning, "Figures for staffing and capacity.")
    dependencies = anything("What the service needs from others.")

    root: Document

    @property
    def document(self) -> Document:
        """The agreement that the service line stands in."""
        return self.root

    @property
    def label(self) -> str:
        """What a person calls it."""
        return self.name or self.id or "the service"

    @cached_property
    def names(self) -> frozenset[str]:
        """Its id and its name, as references are compared."""
        return frozenset(name.casefold() for name in (self.id, self.name) if name)

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """The metrics that apply to it, those that name no service line included."""
        return tuple(self.root.metrics_by_service.get(self, ()))
