import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import Golden
from runs import finding, place, run, source, varied_runs
from sla_lint.errors import Trouble
from sla_lint.finding import Suppression
from sla_lint.reports import REPORTS, Style
from sla_lint.reports.excerpt import WIDTH, excerpt
from sla_lint.reports.text import render, trouble_line
from sla_lint.run import Coverage, counts, sentence
from sla_lint.syntax.source import Location

RUNS = varied_runs()
UNREAD = Trouble("unreadable-document", "is empty", "a.yaml")
FAILED = Trouble("failed-rule", "the rule failed", "a.yaml")
BROKEN = Trouble("broken-config", "is broken")


@pytest.mark.parametrize("name", RUNS)
def test_the_report_for_a_terminal_is_as_it_was(name: str, golden: Golden) -> None:
    golden(f"{name}.txt", render(RUNS[name], Style(show_source=True)))


def test_the_report_in_colour_is_as_it_was(golden: Golden) -> None:
    golden("plain-color.txt", render(RUNS["plain"], Style(color=True, show_source=True)))


def test_without_the_source_a_finding_is_one_line() -> None:
    assert render(RUNS["plain"], Style()).splitlines()[1:] == [
        "contract.yaml:3:1: error: No review is agreed. [missing-quality-floor]",
        "contract.yaml:5:11: error: 'Average handle time' rewards speed, and no quality metric holds it honest. "
        "[missing-quality-floor]",
        "contract.yaml:8:11: warning: '満足度 🙂 score' hangs on 3 answers, at least 12.5 % of them. "
        "[missing-quality-floor]",
        "contract.yaml:9:13: warning: 'high' is no number; say at least 40 [vague]",
        "3 files, 4 agreements checked, 2 files skipped (no agreement): 2 errors, 2 warnings, 1 note.",
    ]


def test_colour_changes_nothing_but_the_colour() -> None:
    import re

    plain, colored = (render(RUNS["suppressed"], Style(color=color, show_source=True)) for color in (False, True))
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain != colored


@pytest.mark.parametrize("name", RUNS)
def test_no_line_gives_orders_to_a_runner(name: str) -> None:
    for line in render(RUNS[name], Style(show_source=True)).splitlines():
        assert not line.lstrip().startswith("::")
        assert "##[" not in line


def test_many_related_places_are_cut() -> None:
    where = place(source(), "aht")
    shown = [
        render(run(finding(where, related=((where, "x"),) * count)), Style(show_source=True)) for count in (5, 6, 7)
    ]
    assert [text.count("contract.yaml:4: x\n") for text in shown] == [5, 5, 5]
    assert "more place" not in shown[0]
    assert "    and 1 more place\n" in shown[1]
    assert "    and 2 more places\n" in shown[2]


@pytest.mark.parametrize(
    ("text", "words", "line", "mark"),
    [
        ("name: AHT\n", "AHT", "name: AHT", "      ^^^"),
        ("\tname:\tAHT", "AHT", "    name:    AHT", "             ^^^"),
        ("名前: 満足度 x", "満足度", "名前: 満足度 x", "      ^^^^^^"),
        ("e\u0301: e\u0301\u200d x", "e\u0301\u200d", "e\u0301: e\u0301\u200d x", "   ^"),
        ("a\x1b: b\u202e", "b\u202e", r"a\x1b: b\u202e", "       ^^^^^^^"),
        ("a: |\r\n  b\r\n", "b\r\n", "  b", "  ^"),
        ("a: b\r  c: d", "b\r  c", "a: b", "   ^"),
        ("a:", "", "a:", "^"),
        ("", "", "", "^"),
        ("x" * 100, "x" * 100, "x" * 100, "^" * 100),
        ("x" * 101, "x", "x" * 100 + "…", "^"),
        ("w" * 90 + " here " + "x" * 300, "here", "…" + "w" * 39 + " here " + "x" * 55 + "…", " " * 41 + "^^^^"),
        ("w" * 120 + " here", "here", "…" + "w" * 95 + " here", " " * 97 + "^^^^"),
        ("w" * 9000 + "x" * 9000, "x" * 9000, "…" + "w" * 40 + "x" * 60 + "…", " " * 41 + "^" * 60),
        ("満" * 200, "満", "満" * 50 + "…", "^^"),
    ],
)
def test_the_place_is_marked_under_its_line(text: str, words: str, line: str, mark: str) -> None:
    assert excerpt(place(source(text), words).location) == (line, mark)


def test_a_place_at_the_end_of_a_line_is_marked_behind_it() -> None:
    assert excerpt(Location(source("a:\nb"), 2, 2)) == ("a:", "  ^")


@given(st.text(st.characters(codec="utf-8") | st.sampled_from("a \t\r\n満🙂\x1b:")), st.data())
def test_an_excerpt_fits_a_screen(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    line, mark = excerpt(Location(source(text), start, end))
    assert line.isprintable() or not any(ord(character) < 32 for character in line)
    assert len(line) <= 3 * WIDTH  # marks that take no column of their own do count as characters
    assert 1 <= mark.count("^") <= WIDTH
    assert len(mark) <= WIDTH + 2


@pytest.mark.parametrize(
    ("coverage", "troubles", "said"),
    [
        ((1, 1, 0), (), "1 file, 1 agreement checked: nothing found."),
        ((3, 4, 2), (), "3 files, 4 agreements checked, 2 files skipped (no agreement): nothing found."),
        (
            (1, 1, 1),
            (UNREAD,),
            "1 file, 1 agreement checked, 1 file skipped (no agreement): nothing found; 1 file not checked.",
        ),
        (
            (1, 1, 0),
            (FAILED, BROKEN),
            "1 file, 1 agreement checked: nothing found; 1 rule failed, 1 fault in the set-up.",
        ),
        (
            (1, 1, 0),
            (UNREAD, UNREAD, UNREAD._replace(path="b.yaml"), FAILED, FAILED, BROKEN, BROKEN),
            "1 file, 1 agreement checked: nothing found; 2 files not checked, 2 rules failed, 2 faults in the set-up.",
        ),
        ((0, 0, 0), (), "Nothing was checked: there was no file to look at."),
        ((0, 0, 2), (), "Nothing was checked: 2 files skipped (no agreement)."),
        ((0, 0, 1), (UNREAD,), "Nothing was checked: 1 file skipped (no agreement); 1 file not checked."),
        ((0, 0, 0), (BROKEN,), "Nothing was checked: 1 fault in the set-up."),
    ],
)
def test_the_last_line_says_what_was_checked(
    coverage: tuple[int, int, int], troubles: tuple[Trouble, ...], said: str
) -> None:
    assert sentence(run(troubles=troubles, coverage=Coverage(*coverage))) == said


def test_the_last_line_says_what_was_found() -> None:
    where = place(source(), "aht")
    waiver = Suppression("external", "Known.")
    found = [finding(where, severity=severity) for severity in ("error", "error", "warning", "note", "note")]
    checked = run(*found, *(item._replace(suppression=waiver) for item in found[:2]))
    assert sentence(checked) == "1 file, 1 agreement checked: 2 errors, 1 warning, 2 notes, 2 waived."
    assert counts(checked) == {"errors": 2, "warnings": 1, "notes": 2, "waived": 2, "troubles": 0}


def test_findings_on_no_agreement_are_not_hidden() -> None:
    odd = run(finding(place(source(), "aht")), coverage=Coverage())
    assert sentence(odd) == "0 files, 0 agreements checked: 1 error."


@pytest.mark.parametrize(
    ("trouble", "line"),
    [
        (BROKEN, "not checked: is broken"),
        (UNREAD, "a.yaml: not checked: is empty"),
        (UNREAD._replace(path="::x\n\udcff", message="y\x1b"), r"\x3a:x\n\xff: not checked: y\x1b"),
        (
            Trouble("broken-config", "x", "a.yaml", Location(source("a: b\nc", "b.yaml"), 5, 6)),
            "b.yaml:2:1: not checked: x",
        ),
    ],
)
def test_a_trouble_is_one_line(trouble: Trouble, line: str) -> None:
    assert trouble_line(trouble) == line


def test_the_built_in_reports_are_what_their_modules_render(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [report.name for report in REPORTS] == ["text", "sarif", "json"]
    texts = {report.name: report.render(RUNS["plain"], Style()) for report in REPORTS}
    assert texts["text"] == render(RUNS["plain"], Style())
    assert '"version": "2.1.0"' in texts["sarif"]
    assert '"version": 1' in texts["json"]
