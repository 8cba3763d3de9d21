"""A service whose hours are not said."""

from sla_lint import Phrase, Problem, Problems, Service, rule
from sla_lint_bpo.hours import counts_business_time, is_live, left_open, shared_hours

_MINOR = (["holidays"], ["days"])
_CLOCKS = {"timezone", "days", "open"}


@rule(
    severity="error",
    group="measurement",
    source="metricnet-mttr, nsw-m3a5, dir-texas",
    looks_for="service hours, business hours and hours of operation",
)
def undefined_hours(
    service: Service, *, require: tuple[str, ...] = ("timezone", "days", "open", "close", "holidays")
) -> Problems:
    """A service line does not say when it is open, although results depend on it.

    Why it matters:
        Business hours decide every clock. Eight business hours are a day in one calendar and a weekend in another; a
        call at five to eight is inside the service in London and outside of it in Lisbon. The usual statistics count
        resolution in business hours, and government templates carry the hours of service for every line.

    How it is gamed:
        The clock rests outside of hours that nobody wrote down: over lunch, on the provider's holidays, in the
        provider's time zone.

    Not flagged:
        Lines without people waiting and without business time in any metric, hours that are agreed elsewhere (`see`),
        hours for the whole agreement, and a defined term that gives the times. Round-the-clock services need no more
        than a time zone. Hours in words are read leniently, and what is missing in them is a warning, as is a single
        missing entry for the days or the holidays.

    Flagged:
        service_lines: [{id: v}]
        metrics: [{id: t, unit: business-hours, target: 8}]
        ---
        service_lines: [{id: v, process_type: contact-centre, hours: {open: '08:00', close: '20:00'}}]

    Accepted:
        service_lines:
          - id: v
            hours: {timezone: Europe/London, days: [mon, tue], open: '08:00', close: '20:00', holidays: closed}
        metrics: [{id: t, unit: business-hours, target: 8}]
        ---
        service_lines: [{id: v, process_type: contact-centre, hours: 24x7 UTC}]
        ---
        service_lines: [{id: v, process_type: contact-centre, hours: 'Mon-Fri 08:00-18:00 London time'}]

    Model clause:
        The service is open from Monday to Saturday, 08:00 to 20:00 in the time zone Europe/London, except on bank
        holidays in England. Business hours and business days are hours and days within these times.

    Question:
        On which days, from when to when, and in which time zone is the service open, and what about public holidays?

    Options:
        require: the fields that the hours need; by default the five without which a clock cannot be worked out
    """
    business = next((metric for metric in service.metrics if counts_business_time(metric)), None)
    named = bool(service.document.service_lines)
    if business is None and not (named and is_live(service)):
        return
    if service.says("hours"):
        yield from _incomplete(service, require)
    elif shared_hours(service.document) or _stands_elsewhere(service):
        return
    elif business is None:
        yield Problem(service, "{service} has no service hours, though people reach it live.", service=_label(service))
    elif named:
        message = "{service} has no service hours, though {metric} counts business time."
        yield Problem(service, message, service=_label(service), metric=business.label)
    else:
        message = "{metric} counts business time, but the agreement has no service hours."
        yield Problem(business, message, metric=business.label)


def _stands_elsewhere(service: Service) -> bool:
    return service.see is not None or (service.document.says("service_lines") and not service.document.service_lines)


def _label(service: Service) -> str:
    return service.label if service.names else Phrase("A service line")


def _incomplete(service: Service, require: tuple[str, ...]) -> Problems:
    hours = service.hours
    missing = left_open(service, require) if hours is not None and hours.see is None else []
    if hours is not None and missing:
        told = hours.in_words is not None and not _CLOCKS.issubset(missing)
        yield Problem(
            service,
            "The hours of {service} leave open {what}.",
            at="hours",
            severity="warning" if told or missing in _MINOR else None,
            service=_label(service) if service.names else Phrase("a service line"),
            what=Phrase(_spoken(missing)),
        )


def _spoken(fields: list[str]) -> str:
    names = [_CORE.get(field, field.replace("_", " ")) for field in fields]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


_CORE = {
    "timezone": "the time zone",
    "days": "the days",
    "open": "the opening time",
    "close": "the closing time",
    "holidays": "the public holidays",
}
