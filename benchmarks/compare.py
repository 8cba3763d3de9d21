"""sla-lint against yamllint, side by side in one run: whole processes in turn, CPU and clock, the medians."""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

HERE = Path(__file__).parent
BIN = Path(sys.executable).parent
YAMLLINT = HERE / "yamllint.yaml"
METRICS = (
    ("first-contact-resolution", "First contact resolution", 70, 66, "higher"),
    ("csat", "Customer satisfaction", 84, 80, "higher"),
    ("service-level", "Calls answered in 30 seconds", 80, 75, "higher"),
    ("transaction-accuracy", "Transaction accuracy", 98, 97, "higher"),
    ("complaint-rate", "Complaint rate", 2, 3, "lower"),
    ("resolution-within-target", "Incidents resolved in time", 92, 88, "higher"),
)


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000, help="agreements in the large run")
    parser.add_argument("--rounds", type=int, default=7, help="pairs of processes a line")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        write_agreements(Path(folder), options.files)
        one = str(Path(folder) / "agreement-0000.yaml")
        yamllint = [str(BIN / "yamllint"), "-c", str(YAMLLINT)]
        sla_lint = [str(BIN / "sla-lint")]
        compare("--help", [*sla_lint, "--help"], [*yamllint, "--help"], options.rounds)
        compare("check one.yaml / yamllint one.yaml", [*sla_lint, "check", one], [*yamllint, one], options.rounds)
        rounds = max(1, options.rounds // 3)
        compare(f"{options.files} agreements", [*sla_lint, "check", folder], [*yamllint, folder], rounds)


def compare(title: str, ours: list[str], theirs: list[str], rounds: int) -> None:
    """Run two commands in turn and print the medians of the ratios of their CPU times and of their waiting times."""
    for command in (ours, theirs):
        cost(command)  # the first start compiles
    pairs = [(cost(ours), cost(theirs)) for _ in range(rounds)]
    cpu, wall = (statistics.median(theirs[kind] / own[kind] for own, theirs in pairs) for kind in (0, 1))
    own_cpu, own_wall = (statistics.median(own[kind] * 1000 for own, _ in pairs) for kind in (0, 1))
    print(
        f"{title}: yamllint takes {cpu:.2f} times the CPU of sla-lint and {wall:.2f} times its time by the clock "
        f"(sla-lint {own_cpu:.0f} ms CPU, {own_wall:.0f} ms by the clock, {rounds} rounds)"
    )


def cost(command: list[str]) -> tuple[float, float]:
    """User and system time of one process, its children included, and the time by the clock, in seconds."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=environment)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return usage.ru_utime + usage.ru_stime, time.perf_counter() - start


def write_agreements(folder: Path, count: int) -> None:
    """Agreements of some 60 to 120 lines with 4 to 12 metrics, each a little different and none quite sound."""
    for number in range(count):
        text = HEAD.format(number=number) + "".join(metric(number, index) for index in range(4 + number % 9)) + TAIL
        (folder / f"agreement-{number:04d}.yaml").write_text(text, encoding="utf-8")


def metric(number: int, index: int) -> str:
    """One metric block."""
    known, name, target, minimum, direction = METRICS[(number + index) % len(METRICS)]
    return METRIC.format(index=index, known=known, name=name, target=target, minimum=minimum, direction=direction)


HEAD = """\
sla: "1.0"
id: sla-{number}
title: Agreement {number}
status: draft
parties:
  client: {{name: Client {number} Ltd, owner: Head of Operations}}
  provider: {{name: Provider {number} Ltd, owner: Account Director}}
term: {{start: 2027-01-01, months: 24}}
scope: {{summary: First-line service for customers of client {number}.}}
service_lines:
  - id: main
    name: Main service
    process_type: contact-centre
    facing: customer
    hours: {{timezone: Europe/London, days: [mon, tue, wed, thu, fri], open: "08:00", close: "18:00", holidays: closed}}
definitions:
  Working day: Monday to Friday except bank holidays.
metrics:
"""
METRIC = """\
  - id: m{index}
    metric: {known}
    name: {name}
    class: critical
    definition: Share of cases of the month that were completed as the service description asks, without a repeat.
    unit: percent
    direction: {direction}
    target: {target}
    minimum: {minimum}
    window: month
    weight: 10
    data_source: {{system: Client CRM, owner: client}}
"""
TAIL = """\
reporting: {frequency: monthly, due: working day 5}
review:
  performance: {frequency: monthly, owner: client, participants: [service owner, account director]}
remedies:
  root_cause: {trigger: a critical metric below target, due_working_days: 10, owner: provider}
  credits: {base: monthly charges, at_risk_percent: 10, monthly_cap_percent: 10}
governance:
  change_control: {route: change note, notice_days: 30}
"""

if __name__ == "__main__":
    main()
