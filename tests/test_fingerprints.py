"""The expected hashes of lines are those that github/codeql-action expects of its own code."""

import hashlib
import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from runs import finding, place, source, vague
from sla_lint.part import Place
from sla_lint.reports.fingerprints import finding_fingerprints, line_hashes, primary_hashes
from sla_lint.syntax.source import Location

PIECES = ["a", "bc", " ", "\t", "\n", "\r", "\r\n", "🙂", "\uffff", "満足度" * 40]
GREETING = [
    "e9496ae3ebfced30:1",
    "fb7c023a8b9ccb3f:1",
    "ce8ba1a563dcdaca:1",
    "e20e36e16fcb0cc8:1",
    "b3edc88f2938467e:1",
    "c8e28b0b4002a3a0:1",
    "c129715d7a2bc9a3:1",
]


def all_hashes(text: str) -> list[str]:
    count = len(re.findall(r"\r\n|\r|\n", text)) + 1
    return list(line_hashes(text, range(1, count + 1)).values())


@pytest.mark.parametrize(
    ("text", "hashes"),
    [
        ("", ["c129715d7a2bc9a3:1"]),
        (
            " a\nb\n  \t\tc\n d",
            ["271789c17abda88f:1", "54703d4cd895b18:1", "180aee12dab6264:1", "a23a3dc5e078b07b:1"],
        ),
        (
            " hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End",
            [
                "8b7cf3e952e7aeb2:1",
                "b1ae1287ec4718d9:1",
                "bff680108adb0fcc:1",
                "c6805c5e1288b612:1",
                "b86d3392aea1be30:1",
                "e6ceba753e1a442:1",
            ],
        ),
        (" hello; \t\nworld!!!\n\n\n  \t\tGreetings\n End\n", GREETING),
        (" hello; \t\nworld!!!\r\r\r  \t\tGreetings\r End\r", GREETING),
        (" hello; \t\r\nworld!!!\r\n\r\n\r\n  \t\tGreetings\r\n End\r\n", GREETING),
        (" hello; \t\nworld!!!\r\n\n\r  \t\tGreetings\r End\r\n", GREETING),
        (
            "Lorem ipsum dolor sit amet.\n" * 10,
            [
                "a7f2ff13bc495cf2:1",
                "a7f2ff13bc495cf2:2",
                "a7f2ff13bc495cf2:3",
                "a7f2ff13bc495cf2:4",
                "a7f2ff13bc495cf2:5",
                "a7f2ff13bc495cf2:6",
                "a7f2ff1481e87703:1",
                "a9cf91f7bbf1862b:1",
                "55ec222b86bcae53:1",
                "cc97dc7b1d7d8f7b:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
        (
            "x = 2\nx = 1\nprint(x)\nx = 3\nprint(x)\nx = 4\nprint(x)\n",
            [
                "e54938cc54b302f1:1",
                "bb609acbe9138d60:1",
                "1131fd5871777f34:1",
                "5c482a0f8b35ea28:1",
                "54517377da7028d2:1",
                "2c644846cb18d53e:1",
                "f1b89f20de0d133:1",
                "c129715d7a2bc9a3:1",
            ],
        ),
    ],
)
def test_lines_have_the_hashes_that_github_gives_them(text: str, hashes: list[str]) -> None:
    assert all_hashes(text) == hashes


def rolled(text: str) -> list[str]:
    """GitHub's hashes by the book: a hash that rolls over the UTF-16 code units of the file."""
    data = text.encode("utf-16-le")
    units = [int.from_bytes(data[at : at + 2], "little") for at in range(0, len(data), 2)]
    kept = [10 if unit == 13 else unit for at, unit in enumerate(units) if unit != 10 or units[at - 1 : at] != [13]]
    stream = [unit for unit in kept if unit not in (32, 9)] + [65535]
    starts = [0, *(at + 1 for at, unit in enumerate(stream) if unit == 10)]
    seen: Counter[int] = Counter()
    hashes, rolling, padded = [], 0, stream + [0] * 100
    for at, unit in enumerate(padded):
        leaving = padded[at - 100] if at >= 100 else 0
        rolling = (37 * rolling + unit - 37**100 * leaving) % 2**64
        if at - 99 in starts:
            seen[rolling] += 1
            hashes.append(f"{rolling:x}:{seen[rolling]}")
    return hashes


@given(st.lists(st.sampled_from(PIECES)).map("".join))
def test_lines_have_the_hashes_of_a_rolling_hash(text: str) -> None:
    assert all_hashes(text) == rolled(text)


def test_only_the_lines_that_are_asked_for_are_hashed() -> None:
    assert line_hashes("Lorem ipsum dolor sit amet.\n" * 10, [3]) == {3: "a7f2ff13bc495cf2:3"}
    assert line_hashes("text", []) == line_hashes("text", [2]) == {}


def test_a_byte_order_mark_counts_for_github_as_it_reads_it_with_the_file() -> None:
    with_mark, without = source("a: b\n", bom=True), source("a: b\n")
    hashes = primary_hashes([finding(place(with_mark, "a")), finding(place(without, "b"))])
    assert hashes == [line_hashes("\ufeffa: b\n", [1])[1], line_hashes("a: b\n", [1])[1]]


def test_a_fingerprint_outlives_whatever_does_not_change_the_finding() -> None:
    here = place(source("target: high or low"), "high or low")
    there = place(source("# moved\n\ntarget: high\n   or\tlow\n", "renamed.yaml"), "high\n   or\tlow")
    before, after = finding(here), finding(there, "Said otherwise.", severity="note")
    assert finding_fingerprints([before]) == finding_fingerprints([after])


def test_a_fingerprint_changes_with_the_rule_the_agreement_the_path_and_the_words() -> None:
    text = source("target: high or low")
    base = place(text, "high")
    others = [
        finding(base),
        finding(base, by=vague),
        finding(base, agreement="other"),
        finding(place(text, "high", "metrics/nps")),
        finding(place(text, "low")),
    ]
    assert len(set(finding_fingerprints(others))) == len(others)


def test_equal_fingerprints_in_a_run_are_numbered() -> None:
    here, other = finding(place(source(), "aht")), finding(place(source(), "sla"))
    first, second, third, fourth = finding_fingerprints([here, other, here, here])
    assert [first[-2:], second[-2:], third[-2:], fourth[-2:]] == [":1", ":1", ":2", ":3"]
    assert first[:-2] == third[:-2] == fourth[:-2] != second[:-2]


def test_a_fingerprint_is_made_of_four_texts_and_nothing_else() -> None:
    where = Place("metrics/aht", Location(source("a  b"), 0, 4))
    parts = b"missing-quality-floor\0claims-handling\0metrics/aht\0a b"
    assert finding_fingerprints([finding(where)]) == [f"{hashlib.sha256(parts).hexdigest()[:32]}:1"]
