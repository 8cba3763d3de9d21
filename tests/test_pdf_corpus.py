"""Real documents: what a person sees in their tables. They lie beside the project, and are no part of it."""

from pathlib import Path

import pdfplumber
import pytest

from pdf_drawing import EDGES, ROWS, Page, pdf, tables
from sla_lint import Table
from sla_lint_office.pdf import read_pdf

DOCUMENTS = Path(__file__).parents[2] / "shared" / "corpus" / "docs"
needs_corpus = pytest.mark.skipif(not DOCUMENTS.is_dir(), reason="the corpus of real documents is not there")

SEEN = {
    "028": [(16, "Severity 1 Service Requests", "75%", "24 hours")],
    "029": [(38, "All referrals from Level 1 are resolved", "3% of referrals are resolved within 16 working hours")],
    "030": [
        (28, "User problem reports or service requests not resolvable", "No deviation.", "Call-tracking software.")
    ],
    "033": [(15, "A: Satisfaction Rating & Evaluation", "2. Management Evaluation Rating")],
    "034": [(5, "Overall User Satisfaction", "5%", "90% User satisfaction")],
    "036": [(17, "0003b", "Document/RPT Distribution", "390", "780")],
    "038": [(6, "C.1.8 Customer Satisfaction.", "98% of the time.", "92% of the time.")],
    "040": [(12, "5.1.7", "Maintain Charge Card Corporate Account", "1%", "2%", "5 days")],
    "042": [(7, "Critical Response Time:", "within two (2) hours to respond to all critical")],
    "043": [(10, "3.1.4.2", "90% of the domestic orders received are processed within 30 days", "Random Sampling")],
    "044": [(20, "Utilities Services", "Maintain telecommunications support", "95%", "Random, complaints")],
    "049": [(30, "Budget performance", "Return on investment (ROI).", "according to plan.")],
    "083": [(18, "Assist with troubleshooting", "a potential indicator of compromise.", "Manual review of activity")],
}


@needs_corpus
@pytest.mark.parametrize(("name", "seen"), [(name, case) for name, cases in SEEN.items() for case in cases])
def test_the_tables_of_real_documents_have_the_rows_that_a_person_sees(name, seen):
    [path] = DOCUMENTS.glob(f"{name}-*.pdf")
    at_least, *texts = seen
    found = [block for block in read_pdf(path.read_bytes(), "final").blocks if isinstance(block, Table)]
    rows = [(len(table.rows), " | ".join(cell.text for cell in row)) for table in found for row in table.rows]
    assert any(count >= at_least and all(text in row for text in texts) for count, row in rows)


def test_a_ruled_table_is_what_another_reader_finds(tmp_path):
    page = Page().table(EDGES, 100, ROWS)
    path = tmp_path / "draft.pdf"
    path.write_bytes(pdf(page))
    with pdfplumber.open(path) as document:
        assert tables(page) == document.pages[0].extract_tables()
