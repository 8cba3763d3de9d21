import pytest

from sla_lint import Heading, Paragraph
from sla_lint_office.word import read_word
from sla_lint_office.word_numerals import numeral
from word_files import cell, deleted, level, listed, lists, paragraph, row, style, table, word

LEGAL = lists(level(0, "%1."), level(1, "%1.%2"), level(2, "(%3)", "lowerLetter"), level(3, "%4", "lowerRoman"))


def markers(*forms: str, numbering: str = LEGAL, **parts: str) -> list[str]:
    """The numbers before paragraphs of some forms."""
    body = "".join(paragraph("It is so agreed by all.", form=form) for form in forms)
    outline = read_word(word(body, numbering=numbering, **parts), "final")
    return [block.marker for block in outline.blocks if isinstance(block, Paragraph)]


def deep(*levels: int, number: int = 1) -> list[str]:
    return [listed(number, depth) for depth in levels]


def num(number: int, *overrides: str, abstract: int = 0) -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{"".join(overrides)}</w:num>'


def starts(depth: int, start: int) -> str:
    return f'<w:lvlOverride w:ilvl="{depth}"><w:startOverride w:val="{start}"/></w:lvlOverride>'


def test_numbers_count_by_level_and_start_again_below_a_step():
    assert markers(*deep(0, 1, 1, 2, 2, 3, 1, 2, 0, 1)) == (
        ["1.", "1.1", "1.2", "(a)", "(b)", "i", "1.3", "(a)", "2.", "2.1"]
    )


def test_a_level_above_that_never_came_counts_as_begun():
    assert markers(*deep(1, 0, 1)) == ["1.1", "2.", "2.1"]


def test_a_level_may_count_on_across_its_parents():
    on = lists(level(0, "%1."), level(1, "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert markers(*deep(0, 1, 0, 1), numbering=on) == ["1.", "1)", "2.", "2)"]


def test_a_level_may_start_again_below_its_grandparent_alone():
    on = lists(level(0, "%1."), level(1, "%2."), level(2, "%3)", more='<w:lvlRestart w:val="1"/>'))
    assert markers(*deep(0, 1, 2, 1, 2, 0, 2), numbering=on) == ["1.", "1.", "1)", "2.", "2)", "2.", "1)"]


def test_two_lists_of_one_kind_count_on_unless_one_starts_again():
    two = lists(level(0, "%1."), nums=num(1) + num(2) + num(3, starts(0, 7)))
    forms = [listed(1), listed(2), listed(3), listed(3), listed(1)]
    assert markers(*forms, numbering=two) == ["1.", "2.", "7.", "8.", "9."]


def test_a_list_may_override_a_level():
    own = f'<w:lvlOverride w:ilvl="0">{level(0, "§ %1", "upperRoman", start=4)}</w:lvlOverride>'
    assert markers(listed(1), numbering=lists(level(0, "%1."), nums=num(1, own))) == ["§ IV"]


def test_roman_parents_are_decimal_where_the_level_says_so():
    legal = lists(level(0, "Article %1", "upperRoman"), level(1, "%1.%2", more="<w:isLgl/>"), level(2, "%1.%3"))
    assert markers(*deep(0, 0, 1, 2), numbering=legal) == ["Article I", "Article II", "2.1", "II.1"]


def test_a_number_without_a_form_is_left_out_and_one_unknown_is_decimal():
    forms = lists(level(0, "%1Part", "none"), level(1, "%1%2.", "chicago"), level(2, "%9.%3"))
    assert markers(*deep(0, 1, 2), numbering=forms) == ["Part", "1.", "1.1"]


@pytest.mark.parametrize(
    ("text", "font", "shown"),
    [
        ("\uf0b7", "Symbol", "•"),
        ("\uf0a7", "Wingdings", "▪"),
        ("-", "Arial", "-"),
        ("o", "Courier New", "◦"),
        ("", "", "•"),
        ("\uf099", "Wingdings", "•"),
    ],
)
def test_a_bullet_is_shown(text, font, shown):
    bullets = lists(
        level(0, text, "bullet").replace("</w:lvl>", f'<w:rPr><w:rFonts w:ascii="{font}"/></w:rPr></w:lvl>')
    )
    assert markers(listed(1), numbering=bullets) == [shown]
    plain = lists(level(0, "–", "bullet"))
    assert markers(listed(1), numbering=plain) == ["–"]


def test_a_style_is_numbered_at_the_level_that_names_it():
    styles = (
        style("Clause", inside=f"<w:pPr>{listed(1, None)}</w:pPr>")
        + style("Sub", based="Clause", inside=f"<w:pPr>{listed(1, None)}</w:pPr>")
        + style("Sub2", based="Sub")
        + style("Third", inside=f"<w:pPr>{listed(1, 2)}</w:pPr>")
        + style("Deeper", based="Clause", inside='<w:pPr><w:numPr><w:ilvl w:val="2"/></w:numPr></w:pPr>')
        + style("Off", based="Clause", inside=f"<w:pPr>{listed(0, None)}</w:pPr>")
    )
    named = lists(
        level(0, "%1.", more='<w:pStyle w:val="Clause"/>'),
        level(1, "%1.%2", more='<w:pStyle w:val="Sub"/>'),
        level(2, "(%3)", "lowerLetter"),
    )
    forms = [f'<w:pStyle w:val="{name}"/>' for name in ("Clause", "Sub", "Sub2", "Third", "Off")]
    assert markers(*forms, numbering=named, styles=styles) == ["1.", "1.1", "1.2", "(a)", ""]


def test_a_paragraph_overrules_its_style():
    styles = style("Clause", inside=f"<w:pPr>{listed(1, 1)}</w:pPr>")
    clause = '<w:pStyle w:val="Clause"/>'
    forms = [clause, clause + listed(1, 0), clause + listed(0, None), clause + listed(1, None)]
    assert markers(*forms, styles=styles) == ["1.1", "2.", "", "2.1"]


def test_a_list_that_is_a_style_of_its_own_is_found():
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="Legal"/></w:abstractNum>'
        f'<w:abstractNum w:abstractNumId="1"><w:styleLink w:val="Legal"/>{level(0, "§ %1")}</w:abstractNum>'
        + num(1)
        + num(2, abstract=9)
    )
    assert markers(listed(1), listed(2), listed(3), numbering=numbering) == ["§ 1", "", ""]


def test_nonsense_in_a_list_is_read_as_word_reads_it():
    numbering = lists(level(0, "%1.").replace('w:start w:val="1"', 'w:start w:val="x"'), nums=num(1, starts(99, 3)))
    assert markers(
        listed(1), listed(1, 40), '<w:numPr><w:ilvl w:val="x"/><w:numId w:val="1"/></w:numPr>', numbering=numbering
    ) == (["0.", "", "1."])
    assert markers(listed(1), numbering="") == [""]


def test_a_paragraph_that_was_deleted_counts_nothing():
    lost = f"{listed(1)}<w:rPr><w:del/></w:rPr>"
    body = (
        paragraph("One is here.", form=listed(1))
        + paragraph(deleted("Two."), form=lost)
        + paragraph("Two is here.", form=listed(1))
    )
    outline = read_word(word(body, numbering=LEGAL), "final")
    assert [block.marker for block in outline.blocks] == ["1.", "2."]


def test_numbers_in_cells_are_part_of_their_text_and_bullets_are_not():
    numbering = lists(level(0, "%1."), level(1, "•", "bullet"))
    numbered = [cell(paragraph(text, form=listed(1))) for text in ("a", "")]
    bullet = cell(paragraph("c", form=listed(1, 1)))
    outline = read_word(word(table(row(*numbered, bullet)), numbering=numbering), "final")
    assert outline.text == "1. a\n2.\nc\n"


def test_an_automatic_number_is_the_number_of_a_heading():
    outline = read_word(word(paragraph("Call registration", form=listed(1, 1)), numbering=LEGAL), "final")
    assert outline.blocks == (Heading("Call registration", 4, 21, 4, "1.1"),)


@pytest.mark.parametrize(
    ("number", "form", "text"),
    [
        (4, "decimal", "4"),
        (4, "decimalZero", "04"),
        (27, "lowerLetter", "aa"),
        (28, "upperLetter", "BB"),
        (1000, "lowerLetter", "1000"),
        (1994, "upperRoman", "MCMXCIV"),
        (4000, "lowerRoman", "4000"),
        (0, "upperRoman", "0"),
        (1, "ordinal", "1st"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (5, "none", ""),
        (7, "cardinalText", "Seven"),
        (42, "cardinalText", "Forty-two"),
        (100, "cardinalText", "100"),
        (3, "ordinalText", "Third"),
        (20, "ordinalText", "Twentieth"),
        (21, "ordinalText", "Twenty-first"),
        (14, "ordinalText", "Fourteenth"),
        (100, "ordinalText", "100th"),
    ],
)
def test_numerals(number, form, text):
    assert numeral(number, form) == text
