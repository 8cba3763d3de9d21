"""Where to point for what a whole set of metrics has wrong."""

from __future__ import annotations

from sla_lint import Place, Service


def at_metrics(service: Service) -> Place:
    """The line that opens the metrics, under the name of the service line that is meant."""
    document = service.document
    path = service.path if document.service_lines else "metrics"
    return Place(path, document.place("metrics").location)
