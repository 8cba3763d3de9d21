"""The reports that come with sla-lint. Each is imported when it is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.reports import Report, Style

if TYPE_CHECKING:
    from sla_lint.run import Run


def _text(run: Run, style: Style) -> str:
    from sla_lint.reports.text import render

    return render(run, style)


def _sarif(run: Run, style: Style) -> str:
    from sla_lint.files import current_folder
    from sla_lint.reports.repository import find_repository
    from sla_lint.reports.sarif import render

    return render(run, find_repository(current_folder()), strict=style.sarif_profile == "strict")


def _json(run: Run, style: Style) -> str:  # noqa: ARG001
    from sla_lint.reports.json import render

    return render(run)


REPORTS = (Report("text", _text), Report("sarif", _sarif), Report("json", _json))
