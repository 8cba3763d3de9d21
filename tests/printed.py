"""A PDF printer for tests: lines of text and ruled tables on landscape pages, in Helvetica."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

WIDTH, HEIGHT, MARGIN = 842, 595, 50
SIZE = 9
LEADING = 1.25
PADDING = 3
EM = 0.56
"""The width of a letter of Helvetica as a share of its size, a little more than it has on average."""


class Printer:
    """Writes from the top of a page down, and begins a new page where one is full."""

    def __init__(self) -> None:
        self._pages: list[list[str]] = [[]]
        self._top = HEIGHT - MARGIN

    def line(self, text: str, *, size: int = SIZE, bold: bool = False) -> None:
        """A paragraph over the width of the page, with some space after it."""
        lines = list(_wrapped(text, WIDTH - 2 * MARGIN, size))
        self._need(len(lines) * size * LEADING)
        for part in lines:
            self._top -= size * LEADING
            self._write(part, MARGIN, self._top, size, bold=bold)
        self._top -= size

    def table(self, rows: Iterable[Sequence[str]], widths: Sequence[int]) -> None:
        """A ruled table; its first row is bold."""
        for number, row in enumerate(rows):
            cells = [list(_wrapped(text, width - 2 * PADDING, SIZE)) for text, width in zip(row, widths, strict=True)]
            height = max(map(len, cells)) * SIZE * LEADING + 2 * PADDING
            self._need(height)
            self._row(cells, widths, height, bold=not number)
            self._top -= height
        self._top -= SIZE

    def pdf(self) -> bytes:
        """The file."""
        kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(1, len(self._pages) + 1))
        objects = [
            "<< /Type /Catalog /Pages 2 0 R >>",
            f"<< /Type /Pages /Kids [{kids}] /Count {len(self._pages)} >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
        ]
        for number, page in enumerate(self._pages, 1):
            drawn = "\n".join(page)
            objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
            objects.append(
                f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {WIDTH} {HEIGHT}] /Contents {3 + 2 * number} 0 R "
                "/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> >>"
            )
        return _file(objects)

    def _row(self, cells: Sequence[Sequence[str]], widths: Sequence[int], height: float, *, bold: bool) -> None:
        left = MARGIN
        for lines, width in zip(cells, widths, strict=True):
            self._pages[-1].append(f"{left} {self._top - height:.2f} {width} {height:.2f} re S")
            for number, part in enumerate(lines, 1):
                self._write(part, left + PADDING, self._top - number * SIZE * LEADING, SIZE, bold=bold)
            left += width

    def _need(self, height: float) -> None:
        if self._top - height < MARGIN:
            self._pages.append([])
            self._top = HEIGHT - MARGIN

    def _write(self, text: str, left: float, base: float, size: int, *, bold: bool) -> None:
        escaped = text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
        self._pages[-1].append(f"BT /F{2 if bold else 1} {size} Tf {left} {base:.2f} Td ({escaped}) Tj ET")


def _wrapped(text: str, width: float, size: int) -> Iterator[str]:
    """The lines of a text that fit a width."""
    line = ""
    for word in text.split():
        longer = f"{line} {word}".strip()
        if line and len(longer) * size * EM > width:
            yield line
            longer = word
        line = longer
    yield line


def _file(objects: Iterable[str]) -> bytes:
    """A PDF of some objects, with its table of their places."""
    data = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += f"{number} 0 obj\n{content}\nendobj\n".encode("cp1252")
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(places) + 1
    data_end = f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return bytes(data) + f"{data_end}startxref\n{len(data)}\n%%EOF\n".encode()
