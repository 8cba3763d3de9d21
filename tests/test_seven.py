"""The same agreement in the formats in which people hold theirs gives the same findings."""

from functools import cache
from pathlib import Path

import pytest

import seven
from benchmarks.witness import read

FOLDER = Path(__file__).parent / "drafts" / "seven"
NATIVE = "agreement.yaml"


@cache
def findings(name: str) -> frozenset[tuple[str, str]]:
    """The rules that spoke, and of which metric each did; of none, where a rule speaks of the agreement."""
    understood = read(FOLDER / name)
    return frozenset(
        (finding.rule, understood.rows[row].name if row is not None else "")
        for finding in understood.findings
        for row in finding.rows or (None,)
    )


@pytest.mark.parametrize("name", seven.WRITERS)
def test_the_files_are_the_agreement_as_it_is_written_here(name, request):
    path = FOLDER / name
    if request.config.getoption("--refresh-golden"):
        path.write_bytes(seven.WRITERS[name]())
    if name in seven.AS_TEXT:
        assert path.read_bytes() == seven.WRITERS[name]()
    assert path.is_file()


def test_the_native_agreement_has_the_faults_that_it_was_given():
    expected = {
        *((("target-without-baseline", name)) for name in ("Average handle time", "Customer satisfaction")),
        ("target-without-baseline", "Letter turnaround time"),
        ("undefined-data-source", "Letter turnaround time"),
        ("vanity-metric", "Number of calls handled"),
        ("missing-quality-floor", "E-mail response time"),
        ("missing-quality-floor", "Webchats answered within 60 seconds"),
        ("missing-ramp-period", ""),
        ("penalty-without-root-cause", ""),
    }
    assert expected <= findings(NATIVE)


@pytest.mark.parametrize("name", seven.WRITERS)
def test_the_same_agreement_gives_the_same_findings_in_each_format(name):
    assert findings(name) == findings(NATIVE)


@pytest.mark.parametrize("name", seven.WRITERS)
def test_the_same_metrics_are_read_from_each_format(name):
    assert [row.name for row in read(FOLDER / name).rows] == [row.name for row in read(FOLDER / NATIVE).rows]
