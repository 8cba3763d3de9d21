import pytest

from sla_lint import Heading
from sla_lint_office.word import read_word
from word_files import level, listed, lists, paragraph, run, style, word

STYLES = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
    + style("Titel", title="Title")
    + style("H1", title="heading 1", inside='<w:pPr><w:outlineLvl w:val="0"/></w:pPr>')
    + style("H2", title="heading 2", based="H1", inside='<w:pPr><w:outlineLvl w:val="1"/></w:pPr>')
    + style("Own", based="H2")
    + style("Body", based="H1", inside='<w:pPr><w:outlineLvl w:val="9"/></w:pPr>')
    + style("Strong", kind="character", inside="<w:rPr><w:b/></w:rPr>")
    + style("Bold", inside="<w:rPr><w:b/></w:rPr>")
    + style("Round", based="Round")
)


def headings(*paragraphs: str, **parts: str) -> list[tuple[int, str, str]]:
    outline = read_word(word("".join(paragraphs), **{"styles": STYLES, **parts}), "final")
    return [(block.level, block.number, block.text) for block in outline.blocks if isinstance(block, Heading)]


def styled(name: str, text: str) -> str:
    return paragraph(text, form=f'<w:pStyle w:val="{name}"/>')


def test_styles_say_what_a_heading_is():
    body = [styled("Titel", "Agreement"), styled("H1", "terms of use"), styled("H2", "use"), styled("Own", "own")]
    assert headings(*body) == [(1, "", "Agreement"), (1, "", "terms of use"), (2, "", "use"), (2, "", "own")]


def test_a_style_of_text_that_descends_from_a_heading_is_none():
    assert headings(styled("Body", "some text"), styled("Round", "some text"), styled("Unknown", "some text")) == []


def test_a_paragraph_may_state_its_own_level():
    own = paragraph("some words", form='<w:outlineLvl w:val="2"/>')
    none = paragraph("some words", form='<w:pStyle w:val="H1"/><w:outlineLvl w:val="9"/>')
    assert headings(own, none) == [(3, "", "some words")]


def test_a_clause_in_a_heading_style_is_text():
    clause = "The Supplier shall measure each of the Service Levels and shall report the results to the Customer. " * 3
    assert headings(styled("H2", clause)) == []


@pytest.mark.parametrize(
    "look",
    [
        "<w:b/>",
        '<w:u w:val="single"/>',
        "<w:caps/>",
        "<w:smallCaps/>",
        '<w:sz w:val="28"/>',
        '<w:rStyle w:val="Strong"/>',
    ],
)
def test_a_short_line_that_stands_out_is_a_heading(look):
    assert headings(paragraph(run("Call ", look), run("handling", look), run(" "))) == [(6, "", "Call handling")]


@pytest.mark.parametrize("look", ["", "<w:i/>", '<w:b w:val="0"/>', '<w:u w:val="none"/>', '<w:sz w:val="22"/>'])
def test_a_short_line_like_any_other_is_none(look):
    assert headings(paragraph(run("Call handling", look))) == []


def test_a_line_that_stands_out_in_part_is_none():
    assert headings(paragraph(run("Term", "<w:b/>"), ": two years")) == []


def test_a_style_may_make_a_line_stand_out():
    assert headings(styled("Bold", "Call handling")) == [(6, "", "Call handling")]


def test_a_typed_number_is_the_number_of_the_heading():
    assert headings(paragraph("3.5.3", "<w:r><w:tab/></w:r>", "Call  registration")) == [
        (5, "3.5.3", "Call registration")
    ]


def test_headings_by_looks_stand_below_those_by_style_but_schedules_do_not():
    body = [
        styled("H1", "Services"),
        paragraph("1. Definitions"),
        paragraph("1.1 Terms in use"),
        paragraph(run("Calls", "<w:b/>")),
        paragraph("Schedule 2: Service levels"),
        paragraph("1. Definitions"),
    ]
    assert [level for level, _, _ in headings(*body)] == [1, 2, 3, 5, 1, 3]


def test_a_title_on_two_lines_is_one():
    assert headings(paragraph("Schedule 4", "<w:r><w:br/></w:r>", "Service Levels")) == [
        (1, "", "Schedule 4 Service Levels")
    ]


def test_an_item_of_a_list_is_none_unless_it_stands_out():
    numbering = lists(level(0, "%1."), level(1, "%1.%2"))
    titles = [paragraph("Monthly Report", form=listed(1, depth)) for depth in (0, 1)]
    capitals, bold = paragraph("REPORTS", form=listed(1)), paragraph(run("Term", "<w:b/>"), form=listed(1))
    assert headings(*titles, capitals, bold, numbering=numbering) == (
        [(4, "1.1", "Monthly Report"), (3, "2.", "REPORTS"), (3, "3.", "Term")]
    )


def test_a_caption_is_none():
    assert headings(paragraph(run("Table 3: Targets", "<w:b/>"))) == []


def test_an_item_behind_a_bullet_is_none():
    numbering = lists(level(0, "•", "bullet"))
    bold = run("Call handling", "<w:b/>")
    assert headings(paragraph(bold, form=listed(1)), numbering=numbering) == []
