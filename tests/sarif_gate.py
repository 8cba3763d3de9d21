"""Logs for the SARIF gate: `python tests/sarif_gate.py FOLDER` makes a folder a run, with its log and its files."""

import sys
from pathlib import Path
from urllib.parse import unquote_to_bytes

from runs import varied_runs
from sla_lint.reports import REPORTS, Style
from sla_lint.reports.sarif_places import uri
from sla_lint.run import Run


def write_logs(folder: Path) -> list[Path]:
    """Write each run's log to `<folder>/<run>/log.sarif`, beside the files that it speaks of."""
    runs = varied_runs()
    strict = _write(runs["documents"], folder / "documents-strict", Style(sarif_profile="strict"))
    return [*(_write(run, folder / name, Style()) for name, run in runs.items()), strict]


def _write(run: Run, root: Path, style: Style) -> Path:
    root.mkdir(parents=True)
    for source in {finding.place.location.source for finding in run.findings}:
        file = root / unquote_to_bytes(uri(source.name)).decode("utf-8", "surrogateescape")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(("\ufeff" * source.bom + source.text).encode("utf-8"))
    log = root / "log.sarif"
    sarif = next(report for report in REPORTS if report.name == "sarif")
    log.write_text(sarif.render(run, style), encoding="utf-8")
    return log


if __name__ == "__main__":
    sys.stdout.writelines(f"{log}\n" for log in write_logs(Path(sys.argv[1])))
