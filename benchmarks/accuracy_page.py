"""The page on accuracy: what was measured, on which documents, with which result, and what was missed."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from benchmarks.measures import Score, total

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from benchmarks.labelled import LabelledDocument

FORMATS = {"docx": "Word", "xlsx": "Excel", "pdf": "PDF", "md": "Markdown", "html": "HTML", "txt": "plain text"}
"""The formats that sla-lint reads as documents; others (foreign YAML, XML) are listed apart and not counted in all."""

ROWS = "KPI rows"


class Result(NamedTuple):
    """A labelled document with its measures, and the names of the rows that were missed."""

    label: LabelledDocument
    scores: dict[str, Score]
    missed: tuple[str, ...]

    @property
    def format(self) -> str:
        """The format in the words of the page."""
        return FORMATS.get(self.label.format, "other data files")


def page(results: Sequence[Result], opening: str) -> str:
    """The whole page in Markdown."""
    read = [result for result in results if result.label.format in FORMATS]
    formats = sorted({result.format for result in read})
    parts = [
        opening.format(documents=len(results), rows=sum(len(result.label.rows) for result in results)),
        "## Extraction and rules, by format",
        "In each cell: precision, recall, and the counts behind them (right of said; found of meant).",
        _table(["", "all formats", *formats], _measures(read, formats)),
        "## By document",
        _table(
            ["document", "format", "KPI rows labelled", "read", "matched", "precision", "recall"], _documents(results)
        ),
        "## Known misses",
        "The documents of which most rows were missed, with what makes them hard, as the labels put it.",
        "\n".join(_misses(read)),
    ]
    return "\n\n".join(parts) + "\n"


def _measures(results: Sequence[Result], formats: Iterable[str]) -> list[list[str]]:
    names = results[0].scores if results else {}
    return [[name, *(_cell(name, results, chosen) for chosen in ("", *formats))] for name in names]


def _cell(name: str, results: Iterable[Result], chosen: str) -> str:
    score = total(result.scores[name] for result in results if chosen in ("", result.format))
    if not score.said and not score.meant:
        return "–"
    counts = f"{score.right} of {score.said}; {score.found} of {score.meant}"
    return f"{_share(score.precision)} / {_share(score.recall)} ({counts})"


def _documents(results: Iterable[Result]) -> list[list[str]]:
    return [
        [
            result.label.file,
            result.format,
            str(result.scores[ROWS].meant),
            str(result.scores[ROWS].said),
            str(result.scores[ROWS].right),
            _share(result.scores[ROWS].precision),
            _share(result.scores[ROWS].recall),
        ]
        for result in results
    ]


def _misses(results: Iterable[Result], *, at_most: int = 10) -> list[str]:
    worst = Counter({result.label.file: len(result.missed) for result in results})
    notes = {result.label.file: result.label.note for result in results}
    return [f"- {file}: {missed} missed. {notes[file]}" for file, missed in worst.most_common(at_most) if missed]


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(cells)} |" for cells in lines)


def _share(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"
