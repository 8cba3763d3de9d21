from acme_sla_rules.missing_cost_centre import missing_cost_centre

from sla_lint import Vocabulary
from sla_lint.testing import findings, prove

VOCABULARY = Vocabulary.from_texts([])


def test_the_page_is_true():
    prove(missing_cost_centre, VOCABULARY)


def test_the_line_without_a_cost_centre_is_named():
    text = "service_lines:\n  - {id: a, x-cost-centre: 1}\n  - {id: b, name: Billing}\n"
    [finding] = findings(missing_cost_centre, text, VOCABULARY)
    assert finding.place.location.line == 3
    assert finding.message.text == "'Billing' names no cost centre; add 'x-cost-centre'."
