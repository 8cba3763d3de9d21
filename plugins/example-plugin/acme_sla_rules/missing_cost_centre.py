"""A service line that nobody is charged for."""

from sla_lint import Problem, Problems, Service, rule


@rule(severity="warning", group="acme", source="acme-finance")
def missing_cost_centre(service: Service, *, field: str = "x-cost-centre") -> Problems:
    """A service line does not name the cost centre that pays for it.

    Why it matters:
        Finance cannot book service credits that belong to no cost centre.

    Flagged:
        service_lines:
          - {id: desk, name: Service desk}

    Accepted:
        service_lines:
          - {id: desk, name: Service desk, x-cost-centre: "4711"}

    Model clause:
        Charges and credits for the Service Desk are booked to cost centre 4711.

    Question:
        Which cost centre pays for this service?

    Options:
        field: the name of the field that holds the cost centre
    """
    if not service.says(field):
        yield Problem(service, "{service} names no cost centre; add {field}.", service=service.label, field=field)
