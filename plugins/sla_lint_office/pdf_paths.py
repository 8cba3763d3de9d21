"""What is drawn on a page besides text: lines and rectangles, which may rule a table, and pictures."""

from __future__ import annotations

from collections import Counter
from ctypes import byref, c_float, c_int, c_uint
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pypdfium2.raw as pdfium

from sla_lint_office.pdf_turn import Paper

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import Any

    from pypdfium2 import PdfPage

MAX_PIECES = 100_000
"""So many lines and shapes of a page are looked at."""
_MAX_DEPTH = 8
_STRAIGHT = 1.0
"""How far a line may lean, in points, and still count as going straight across or down."""
_THIN = 3.0
"""Whatever is drawn no thicker than this (points) is a line; writers fill narrow shapes for lines, too."""
_WHITE = 250
_RECTANGLE = 5
"""Points of a rectangle's outline, the first twice."""

_READ = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_TEXT)

Matrix = tuple[float, float, float, float, float, float]
_UNMOVED: Matrix = (1, 0, 0, 1, 0, 0)


class Drawing(NamedTuple):
    """Lines and the outlines of rectangles, areas that are only shaded, and pictures.

    `texts` counts the pieces of text by whether they show, `marks` all else; `cut` says that there was more.
    """

    strokes: list[Paper]
    shades: list[Paper]
    pictures: list[Paper]
    texts: Counter[bool]
    marks: int = 0
    cut: bool = False


def drawing_of(page: PdfPage) -> Drawing:
    """All that is drawn on a page, up to a limit."""
    drawing = Drawing([], [], [], Counter())
    marks = pieces = 0
    for item, kind, matrix in _items(page.raw, _UNMOVED, 0):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            drawing.texts[shows(item)] += 1
            continue
        marks += 1
        pieces += 1 + max(pdfium.FPDFPath_CountSegments(item), 0)
        if pieces > MAX_PIECES:
            return drawing._replace(marks=marks, cut=True)
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            drawing.pictures.append(_bounds(item, matrix))
        else:
            _draw(item, matrix, drawing)
    return drawing._replace(marks=marks)


def shows(text: Any) -> bool:
    """Whether a piece of text is drawn at all: text that was read from a scanned picture lies over it unseen."""
    return bool(pdfium.FPDFTextObj_GetTextRenderMode(text) != pdfium.FPDF_TEXTRENDERMODE_INVISIBLE)


def _items(container: Any, matrix: Matrix, depth: int) -> Iterator[tuple[Any, int, Matrix]]:
    """Paths, pictures and texts, also those in drawings within the drawing."""
    within = depth > 0
    count = (pdfium.FPDFFormObj_CountObjects if within else pdfium.FPDFPage_CountObjects)(container)
    get = pdfium.FPDFFormObj_GetObject if within else pdfium.FPDFPage_GetObject
    for index in range(count):
        item = get(container, index)
        kind = pdfium.FPDFPageObj_GetType(item)
        if kind in _READ:
            yield item, kind, matrix
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _MAX_DEPTH:
            yield from _items(item, _product(_matrix(item), matrix), depth + 1)


def _draw(path: Any, matrix: Matrix, drawing: Drawing) -> None:
    filled, stroked = c_int(), c_int()
    pdfium.FPDFPath_GetDrawMode(path, byref(filled), byref(stroked))
    for points in _outlines(path, _product(_matrix(path), matrix)) if filled.value or stroked.value else ():
        box = _box(points)
        if min(box.right - box.left, box.top - box.bottom) <= _THIN:
            drawing.strokes.append(box)
        elif stroked.value:
            drawing.strokes.extend(_box(pair) for pair in pairwise(points) if _is_straight(*pair))
        elif len(points) == _RECTANGLE and _is_rectangle(points) and not _is_white(path):
            drawing.shades.append(box)


Point = tuple[float, float]


def _outlines(path: Any, matrix: Matrix) -> list[list[Point]]:
    """The points of each line of a path that is drawn without lifting the pen; curves end it."""
    outlines: list[list[Point]] = []
    across, up = c_float(), c_float()
    for index in range(pdfium.FPDFPath_CountSegments(path)):
        segment = pdfium.FPDFPath_GetPathSegment(path, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        pdfium.FPDFPathSegment_GetPoint(segment, byref(across), byref(up))
        if kind != pdfium.FPDF_SEGMENT_LINETO or not outlines:
            outlines.append([])
        outlines[-1].append(_moved(across.value, up.value, matrix))
    return outlines


def _is_rectangle(points: list[Point]) -> bool:
    return points[0] == points[-1] and all(_is_straight(*pair) for pair in pairwise(points))


def _is_straight(start: Point, end: Point) -> bool:
    return abs(start[0] - end[0]) <= _STRAIGHT or abs(start[1] - end[1]) <= _STRAIGHT


def _box(points: Iterable[Point]) -> Paper:
    across, up = zip(*points, strict=True)
    return Paper(min(across), min(up), max(across), max(up))


def _is_white(path: Any) -> bool:
    colours = [c_uint() for _ in range(4)]
    found = pdfium.FPDFPageObj_GetFillColor(path, *map(byref, colours))
    return bool(found) and all(colour.value >= _WHITE for colour in colours[:3])


def _bounds(item: Any, matrix: Matrix) -> Paper:
    sides = [c_float() for _ in range(4)]
    pdfium.FPDFPageObj_GetBounds(item, *map(byref, sides))
    left, bottom, right, top = (side.value for side in sides)
    return _box((_moved(left, bottom, matrix), _moved(right, top, matrix)))


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, byref(found))
    return found.a, found.b, found.c, found.d, found.e, found.f


def _moved(across: float, up: float, matrix: Matrix) -> Point:
    a, b, c, d, e, f = matrix
    return a * across + c * up + e, b * across + d * up + f


def _product(inner: Matrix, outer: Matrix) -> Matrix:
    """The matrix that moves a point by the inner one and then by the outer one."""
    a, b = _moved(inner[0], inner[1], (*outer[:4], 0, 0))
    c, d = _moved(inner[2], inner[3], (*outer[:4], 0, 0))
    e, f = _moved(inner[4], inner[5], outer)
    return a, b, c, d, e, f
