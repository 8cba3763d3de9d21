"""The geometry that PDF tables are found with, alone."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint_office.pdf_geometry import Box, around, band, clusters, nearest, union
from sla_lint_office.pdf_glyphs import Glyph
from sla_lint_office.pdf_grid import MAX_PLACES, Span, grids_of
from sla_lint_office.pdf_lines import Pen, rows_of
from sla_lint_office.pdf_rules import NEAR, Rule, Rules, rules_of
from sla_lint_office.pdf_spelling import spell
from sla_lint_office.pdf_turn import Paper, Turn, way_up

numbers = st.floats(-1000, 1000)


@given(st.lists(numbers), st.floats(0, 10))
def test_coordinates_in_a_bunch_are_near_to_the_next_and_bunches_are_apart(values, tolerance):
    found = clusters(values, tolerance)
    assert found == sorted(found)
    assert len(found) <= len(values)
    assert bool(found) == bool(values)
    assert len(clusters(values, 0)) == len({float(value) for value in values})


def test_bunches_are_told_apart_by_the_tolerance():
    assert clusters([10, 1, 2, 30], 3) == [1.5, 10, 30]


@given(numbers, st.lists(numbers, min_size=1))
def test_the_nearest_is_the_nearest(value, coordinates):
    coordinates.sort()
    assert abs(coordinates[nearest(value, coordinates)] - value) == min(abs(other - value) for other in coordinates)


@given(st.lists(st.tuples(numbers, st.floats(0, 50)), max_size=20), st.floats(0, 5))
def test_stretches_that_are_put_together_cover_what_they_did_and_are_apart(spans, gap):
    stretches = [(start, start + length) for start, length in spans]
    joined = union(stretches, gap)
    assert all(any(one[0] <= start and end <= one[1] for one in joined) for start, end in stretches)
    assert all(after[0] - before[1] > gap for before, after in pairwise(joined))


@pytest.mark.parametrize(("value", "stretch"), [(-1, None), (0, 0), (9, 0), (10, 1), (19, 1), (20, None), (21, None)])
def test_the_stretch_that_a_value_lies_in(value, stretch):
    assert band(value, [0, 10, 20]) == stretch


def test_boxes():
    box = Box(0, 0, 10, 4)
    assert (box.width, box.height, box.centre, box.middle) == (10, 4, 5, 2)
    assert [box.holds(Box(left, 0, 12, 4)) for left in (8, 9)] == [True, False]
    assert [box.meets(other) for other in (Box(9, 3, 12, 8), Box(10, 0, 12, 4), Box(0, 4, 9, 9))] == [
        True,
        False,
        False,
    ]
    assert around([box, Box(-1, 1, 2, 9)]) == Box(-1, 0, 10, 9)


def test_pieces_of_a_line_are_one_line_and_dashes_are_none():
    strokes = [Box(0, 10, 40, 10.5), Box(42, 10, 80, 11), Box(200, 10, 203, 10.5), Box(0, 50, 0.5, 90)]
    assert rules_of(strokes) == Rules([Rule(pytest.approx(10.3, abs=0.2), 0, 80)], [Rule(0.25, 50, 90)])


def test_the_sides_of_a_rectangle_are_lines():
    assert rules_of([Box(0, 10, 40, 30)]) == Rules(
        [Rule(10, 0, 40), Rule(30, 0, 40)], [Rule(0, 10, 30), Rule(40, 10, 30)]
    )


def test_a_row_of_dots_is_a_line():
    assert len(rules_of([Box(2 * number, 10, 2 * number + 1, 11) for number in range(20)]).across) == 1


def lattice(columns: int, rows: int) -> Rules:
    across = [Rule(20.0 * row, 0, 50.0 * columns) for row in range(rows + 1)]
    return Rules(across, [Rule(50.0 * column, 0, 20.0 * rows) for column in range(columns + 1)])


@given(st.integers(1, 6), st.integers(1, 6))
def test_a_full_grid_has_a_cell_for_each_place(columns, rows):
    found = grids_of(lattice(columns, rows))
    if columns * rows == 1:
        assert found == []
    else:
        [grid] = found
        assert grid.cells == {(r, c): Span(r, c, r + 1, c + 1) for r in range(rows) for c in range(columns)}
        assert grid.box_of(Span(0, 0, rows, columns)) == grid.box


def test_grids_that_do_not_hang_together_are_several():
    one = lattice(2, 2)
    other = Rules([rule._replace(at=rule.at + 200) for rule in one.across], [Rule(r.at, 200, 240) for r in one.down])
    assert [grid.levels[0] for grid in grids_of(Rules(one.across + other.across, one.down + other.down))] == [0, 200]


def test_a_place_open_to_the_outside_is_no_cell():
    rules = lattice(2, 2)
    short = Rules([*rules.across[:2], Rule(40, 0, 50)], rules.down)
    [grid] = grids_of(short)
    assert grid.cell_at(75, 30) is None
    assert grid.cell_at(25, 30) == Span(1, 0, 2, 1)
    assert grid.cell_at(25, 99) is grid.cell_at(-9, 30) is None


def test_a_drawing_with_more_places_than_a_table_is_none():
    many = int(MAX_PLACES**0.5) + 1
    assert grids_of(lattice(many, many)) == []


def test_lines_that_nearly_meet_do():
    rules = lattice(2, 2)
    [grid] = grids_of(rules._replace(down=[rule._replace(start=NEAR, end=rule.end - NEAR) for rule in rules.down]))
    assert len(grid.cells) == 4


@pytest.mark.parametrize("quarters", range(4))
def test_a_turned_paper_keeps_sizes_and_order(quarters):
    turn = Turn(quarters, Paper(10, 20, 110, 220))
    assert turn.size == ((100, 200), (200, 100))[quarters % 2]
    box = turn.upright(Paper(10, 20, 110, 220))
    assert box == Box(0, 0, *turn.size)


@pytest.mark.parametrize(("step", "quarters"), [((5, 0), 0), ((0, 5), 1), ((-5, 0), 2), ((0, -5), 3)])
def test_the_way_of_most_characters_is_the_way_up(step, quarters):
    places = [Paper(step[0] * n, step[1] * n, step[0] * n + 5, step[1] * n + 5) for n in range(50)]
    assert way_up(pairwise(places), 9) == quarters
    assert way_up([], 9) == 9
    assert way_up([(Paper(0, 0, 5, 5), Paper(300, 0, 305, 5))], 9) == 9


def written(text: str, *gaps: float, width: float = 5) -> list[Glyph]:
    """The characters of a text, each with a gap before it; where none is given it follows at once."""
    glyphs, at = [], 0.0
    for number, letter in enumerate(text):
        at += gaps[number] if number < len(gaps) else 0
        if letter != " ":
            glyphs.append(
                Glyph(
                    letter,
                    at,
                    0,
                    at + width,
                    10,
                    number,
                    number,
                    text.rfind(" ", 0, number) if text[number - 1] == " " else -1,
                )
            )
        at += width
    return glyphs


@pytest.mark.parametrize(
    ("glyphs", "words"),
    [
        (written("two words"), ["two", "words"]),
        (written("twowords", 0, 0, 0, 4), ["two", "words"]),
        (written("Methodof", 0, 2, 2, 2, 2, 2, 5, 2), ["Method", "of"]),
        (written("Degree", 0, 4, 4, 4, 4, 4), ["Degree"]),
        (written("XXXX", 0, 40, 40, 40), ["X", "X", "X", "X"]),
        (written("80%", 0, 2, 2), ["80%"]),
        (written("abc", 0, 2, 2), ["a", "b", "c"]),
        (written("A 1 2 3"), ["A", "1", "2", "3"]),
        (written("9 5 %"), ["95%"]),
        (written("L¨osung", 0, 0, -5), ["Lösung"]),
        (written("Lo¨sung", 0, 0, -5), ["Lösung"]),
        (written("it´s"), ["it´s"]),
        (written("´"), ["´"]),
        (written("naïve"), ["naïve"]),
        (written("\uf0a8 yes"), ["•", "yes"]),
        (written("\uf0a8\uf0a9"), ["\uf0a8\uf0a9"]),
        ([*written("ab"), Glyph("", 10, 0, 10, 10, 9), Glyph("fi", 10, 0, 15, 10, 9)], ["abfi"]),
        ([*written("ab"), Glyph(" ", 10, 0, 10, 10), Glyph("up", 10, 0, 15, 10)], ["ab", "up"]),
        (written("narrow gap", 0, 0, 0, 0, 0, 0, 0, -4), ["narrow", "gap"]),
        ([], []),
        (written("   "), []),
    ],
)
def test_words_are_told_apart_by_blanks_and_gaps(glyphs, words):
    assert [word.text for word in spell(glyphs, 10, lambda blank: blank >= 0)] == words


class PlainFonts:
    """Fonts that are never bold and write every blank."""

    def bold(self, number: int) -> bool:
        return False

    def written(self, number: int) -> bool:
        return number >= 0


def test_characters_that_show_nothing_are_no_line():
    pen = Pen(1, PlainFonts())
    assert rows_of([Glyph("", 10, 0, 10, 10)], pen) == []
    assert [[line.text for line in row] for row in rows_of(written("two pieces", 0, 0, 0, 0, 9), pen)] == [
        ["two", "pieces"]
    ]
