"""From a run to its reports and its exit code, as the command line asks for them."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from sla_lint.output import complain, print_out, write_file
from sla_lint.reports import REPORTS, Report, Style
from sla_lint.reports.text import closing, trouble_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sla_lint.errors import Trouble
    from sla_lint.plugins import Plugin
    from sla_lint.run import Run


def available_reports(found: Iterable[Plugin]) -> dict[str, Report]:
    """The report formats by name: our own, and those of the plugins."""
    return {report.name: report for report in (*REPORTS, *(own for plugin in found for own in plugin.reports))}


def choose(reports: dict[str, Report], name: str) -> Report:
    """The report format of a name. Raises UsageError."""
    if name not in reports:
        raise click.UsageError(unknown("format", name, reports))
    return reports[name]


def unknown(kind: str, name: str, known: Iterable[str]) -> str:
    """A sentence about a name that nothing has."""
    from sla_lint.nearest import nearest  # only where somebody made a mistake

    close = nearest(name, known)
    hint = f"did you mean '{close}'?" if close else f"there are {', '.join(known)}"
    return f"there is no {kind} '{name}'; {hint}"


def destination(output: str, reports: dict[str, Report], chosen: Report) -> tuple[Report, str, bool]:
    """The report and the file of an --output, and whether it takes the place of standard output."""
    from sla_lint.nearest import nearest  # only where a report goes to a file

    name, equals, path = output.partition("=")
    if equals and name in reports:
        return reports[name], path, False
    if equals and nearest(name, reports):
        raise click.UsageError(unknown("format", name, reports))
    return chosen, output, True


def style_of(options: dict[str, Any]) -> Style:
    """How the text report may look: as asked for, else colour and source lines for a person at a terminal."""
    terminal = sys.stdout is not None and sys.stdout.isatty()
    wanted = terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    color = wanted if options["color"] == "auto" else options["color"] == "always"
    show = terminal if options["show_source"] is None else options["show_source"]
    return Style(color=color, show_source=show, sarif_profile=options["sarif_profile"])


def complain_of(troubles: Iterable[Trouble]) -> None:
    """Say on standard error what was not checked."""
    for trouble in troubles:
        complain(trouble_line(trouble))


def deliver(
    run: Run, chosen: Report, files: list[tuple[Report, str, bool]], style: Style, inputs: Iterable[str]
) -> None:
    """Write the files, then standard output: the chosen report, or its last lines where the report went to a file."""
    for report, path, _ in files:
        write_file(path, report.render(run, Style(sarif_profile=style.sarif_profile)), inputs=inputs)
    redirected = any(instead for _, _, instead in files)
    print_out("\n".join([*closing(run), ""]) if redirected else chosen.render(run, style))


def exit_code(run: Run, fails: bool, *, exit_zero: bool) -> int:  # noqa: FBT001 (the two answers of one question)
    """0 nothing at the threshold, 1 findings in a draft, 2 something was not checked, whatever was found."""
    if run.troubles:
        return 2
    return 1 if fails and not exit_zero else 0
