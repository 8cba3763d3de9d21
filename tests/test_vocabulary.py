"""The vocabulary: what is recognised, what is not, and what a plugin or a configuration may add."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from sla_lint.vocabulary import AspirationalLimit, KnownMetric, Vocabulary, VocabularyError
from sla_lint.vocabulary.names import fold, fold_lines
from sla_lint.vocabulary.sources import Text, Tree, read_text

TEXT = (Path(__file__).parent.parent / "plugins/sla_lint_bpo/vocabulary.yaml").read_text(encoding="utf-8")
PARSED = YAML(typ="safe").load(TEXT)
VOCABULARY = Vocabulary.from_texts([TEXT])
METRICS = [metric for metric in map(VOCABULARY.get, VOCABULARY.ids()) if metric is not None]
QUALITY = ("quality", "resolution", "satisfaction")

RECOGNISED = {
    "average-speed-of-answer": "ASA|Average Speed to Answer (ASA)|Avg. speed of answer|Speed of answer",
    "average-wait-time": "Caller Wait Time|Average wait time in queue",
    "average-handle-time": "AHT|Average Handle Time (AHT)|AHT (voice)|(AHT) Average handle time",
    "service-level": (
        "Service level 80/20|SL 90/10|Service Level (% answered within X seconds)|Calls answered within 30 seconds"
        "|Calls answered (within 20 seconds)|80% of calls answered in 20 secs.|SLA (80/20)|The monthly service level"
    ),
    "first-response-time": "First response time|Time to first response|Response Time|Response time (minutes)",
    "time-to-acknowledge": "P1 response time|Severity 1 response|Mean time to acknowledge (MTTA)",
    "mean-time-to-resolve": "Mean time to resolve|MTTR|Mean Time To Resolve (MTTR)|Time-to-Resolution|Resolution Time",
    "mean-time-to-restore": "Mean time to restore (MTTR)|Restore Time|MTTR (mean time to recovery)",
    "resolution-within-target": (
        "P1 resolution time|Tickets resolved within 4 business hours|Tickets closed (within SLA)|Resolution time (SLA)"
    ),
    "turnaround-time": "Turnaround time|TAT|Turn-around time (business days)|Overall turnaround time",
    "on-time-completion": (
        "On-time delivery|On-Time Shipping Rate|Timeliness|Percentage processed within 2 working days"
    ),
    "invoice-cycle-time": "Invoice Cycle Time|Invoice processing time",
    "days-to-close": "Time to Close the Books|Month-end close",
    "order-cycle-time": "Order-to-ship time|Order Cycle Time",
    "call-abandonment-rate": "Abandonment rate|Call abandon rate|% of calls abandoned|Abandoned Calls (%)",
    "first-contact-resolution": (
        "FCR|First call resolution|First contact resolution rate|FCR %|First-Call Resolution"
        "|First Call Resolution Rate (Tier 1 and Tier 2 % by month)"
    ),
    "first-level-resolution": "Tier-1 Resolution|L1 resolution rate",
    "reopen-rate": "Reopen rate|Percentage of tickets reopened",
    "transfer-rate": "Transfer rate",
    "escalation-rate": "Escalation rate",
    "backlog-volume": "Backlog",
    "backlog-age": "Backlog (older than 30 days)|Aged cases",
    "complaint-rate": "Complaint rate|Complaints|# of complaints|Complaints (#)|Complaints per 1,000 contacts",
    "csat": "CSAT|Customer satisfaction score|C-SAT|CSAT (%)|Overall CSAT|Customer Satisfaction (CSAT) [chat]",
    "nps": "NPS|Net Promoter Score (NPS)",
    "user-satisfaction": "Overall User Satisfaction|End User Satisfaction Rate (% by month)|User Satisfaction Rating",
    "qa-score": "Quality score|QA score|QA scores|Quality",
    "transaction-accuracy": "Accuracy rate|Accuracy|Accuracy (%)|Transaction accuracy",
    "data-entry-accuracy": "Data entry accuracy",
    "error-rate": "Error rate",
    "exception-rate": "Invoice Exception Rate",
    "on-time-payment-rate": "Percentage of invoices paid on due date",
    "invoice-accuracy": "Invoice accuracy",
    "payroll-accuracy": "Payroll accuracy",
    "order-accuracy": "Order Accuracy Rate|Order Fulfillment Accuracy",
    "perfect-order-rate": "OTIF|On time in full (OTIF)",
    "days-sales-outstanding": "Days Sales Outstanding (DSO)",
    "occupancy": "Occupancy|Agent Occupancy",
    "utilisation": "Utilisation|Utilization|Agent utilization %",
    "schedule-adherence": "Schedule adherence",
    "agent-attrition": "Attrition|Employee turnover|Annualized attrition",
    "system-availability": "Uptime|System availability|Up-time|Percentage systems uptime|Availability",
    "mean-time-between-failures": "Mean time between system failures",
    "cost-per-transaction": "Cost per Invoice Processed",
    "sla-attainment-index": "% of SLAs met",
    "absenteeism": "absenteeism",
    "misrouting-rate": "Misrouted tickets|misrouting rate",
}
"""Names as other people write them, by the metric they mean."""

UNKNOWN = """
Average time elapsed for calls on hold|Number of escalations in a given period|Unexpected systems downtime
Percentage of incidents with resolution time above threshold|Support tickets opened compared to closed
SLA Compliance Rate (% by month)|Trouble Ticket Volume (# Tier 1 and Tier 2 by month)|First Contact|Callback Time
Critical application availability (by App)|Time taken to complete Root Cause Analysis|Total Resolution Time
Moves, Adds, Changes|Contribution to Knowledge Management|Error rate on processing|Average time to resolve errors
Percentages of payment discounts taken|Time to release financial statement|Inventory Turnover Rate|Order fill rate
Return Processing Time|Receiving Accuracy & Speed|Cost Per Order|Order Fulfillment Speed|Same-day ship rate
Customer Satisfaction with contractor services|Management Evaluation Rating|Minimal escalations|Batch Service Level
Resolution|Response|Satisfaction|Speed|Rate|Time|Service|Turnover|Service level agreement|Service level credits
Cart abandonment rate|Customer turnover|Backlog growth|Resolution quality|Quality of service|Occupancy cost
SLA compliance|FTR|OCR|PCA|FA|DAR|Grade of service|Calls answered
Tickets closed (within 4 hours)|Calls handled (per agent)
AHT (turnaround time)|Precision|Reliability|Contact rate|Learning curve|Adjustments
12-month attrition|Level 2 resolution
Handle with care rate|()|%
"""
"""Names that share words with known ones, or may mean too many things to be decided."""


def pairs(table: dict[str, str]) -> list[tuple[str, str]]:
    return [(name, metric_id) for metric_id, names in table.items() for name in names.split("|")]


def recognised(name: str, vocabulary: Vocabulary = VOCABULARY, **context: str) -> str | None:
    metric = vocabulary.recognise(name, **context)
    return metric.id if metric is not None else None


@pytest.mark.parametrize(("name", "metric_id"), pairs(RECOGNISED))
def test_a_name_as_people_write_it_is_recognised(name: str, metric_id: str) -> None:
    assert recognised(name) == metric_id


@pytest.mark.parametrize("name", UNKNOWN.strip().replace("\n", "|").split("|"))
def test_a_name_that_only_resembles_a_known_one_is_not_recognised(name: str) -> None:
    assert recognised(name) is None


def test_all_metrics_are_there() -> None:
    assert len(METRICS) == len(PARSED["metrics"]) == 195


def test_every_name_and_every_id_is_recognised_as_its_own_metric() -> None:
    wrong = [
        (name, metric.id)
        for metric in METRICS
        for name in (metric.id, metric.name, *metric.aliases, *metric.opposites)
        if recognised(name) != metric.id
    ]
    assert wrong == []


def test_the_scanned_text_says_what_a_parser_reads() -> None:
    scanned, parsed = read_text(TEXT), Tree(PARSED)
    assert isinstance(scanned, Text)
    assert scanned.metrics == parsed.metrics
    assert [scanned.fields(key) for key in scanned.metrics] == [parsed.fields(key) for key in parsed.metrics]
    for section in ("ambiguous", "words", "sources"):
        keys = list(parsed.keys(section))
        assert list(scanned.keys(section)) == keys
        assert [scanned.value(section, key) for key in keys] == [parsed.value(section, key) for key in keys]


def test_the_scanned_phrases_say_what_a_parser_reads() -> None:
    text = (Path(__file__).parent.parent / "plugins/sla_lint_bpo/extraction.yaml").read_text(encoding="utf-8")
    scanned, parsed = read_text(text), Tree(YAML(typ="safe").load(text))
    assert isinstance(scanned, Text)
    assert scanned.metrics == {}
    keys = list(parsed.keys("words"))
    assert list(scanned.keys("words")) == keys
    assert [scanned.value("words", key) for key in keys] == [parsed.value("words", key) for key in keys]


def test_further_texts_add_to_a_vocabulary_without_changing_it() -> None:
    further = Vocabulary.from_texts([TEXT]).extended(["words: {holiday-words: Feiertag, column.target: Ziel}"])
    assert further.words("column.target") == ("Ziel",)
    assert further.words("holiday-words") == (*VOCABULARY.words("holiday-words"), "Feiertag")
    assert further.recognise("AHT").id == VOCABULARY.recognise("AHT").id
    assert VOCABULARY.words("column.target") == ()


def test_the_names_of_the_built_in_text_are_canonical() -> None:
    lines = [line for names in read_text(TEXT).metrics.values() for line in names if line]
    assert fold_lines(lines, canonical=True) == fold_lines(lines)
    assert fold_lines(lines) == [" | ".join(map(fold, line.split(" | "))) for line in lines]


def test_metrics_refer_only_to_what_exists() -> None:
    ids, sources, types = set(VOCABULARY.ids()), set(PARSED["sources"]), set(VOCABULARY.words("process-types"))
    for metric in METRICS:
        cited = {benchmark.rpartition("(")[2].rstrip(")") for benchmark in metric.benchmarks}
        assert {*metric.counter_metrics} <= ids - {metric.id}, metric.id
        assert {*metric.sources, *cited} - {name for name in cited if ", " in name} <= sources, metric.id
        assert {*metric.process_types} <= types, metric.id
        assert {*metric.turns} < {*metric.units}, metric.id


def test_every_metric_is_fit_to_be_judged_by() -> None:
    for metric in METRICS:
        assert metric.formula, metric.id
        assert metric.units, metric.id
        assert metric.gaming, metric.id
        assert metric.data_sources, metric.id
        assert (metric.verdict == "ok") == (metric.why is None), metric.id
        if metric.limit is not None:
            assert metric.limit.basis in ("benchmark", "judgement"), metric.id
            assert metric.limit.why, metric.id
            assert metric.limit.unit in metric.units, metric.id
            expected = {"higher": ">", "lower": "<"}.get(
                metric.direction_in(metric.limit.unit), metric.limit.comparator
            )
            assert metric.limit.comparator == expected, metric.id


def test_a_metric_that_needs_a_pair_names_one_of_quality() -> None:
    families = {metric.id: metric.family for metric in METRICS}
    lonely = [
        metric.id
        for metric in METRICS
        if metric.needs_quality_pair and not any(families[other] in QUALITY for other in metric.counter_metrics)
    ]
    assert lonely == []
    assert [metric.id for metric in METRICS if metric.needs_quality_pair and metric.family in QUALITY] == []


def test_the_fields_of_a_metric_are_typed() -> None:
    level = VOCABULARY.get("service-level")
    assert level is not None
    assert level.name == "Service level"
    assert level.units == ("percent",)
    assert level.process_types == ("contact-centre", "service-desk")
    assert level.needs_quality_pair
    assert level.counter_metrics[0] == "call-abandonment-rate"
    assert level.limit is not None
    assert (level.limit.comparator, level.limit.value, level.limit.unit) == (">", Decimal(95), "percent")
    assert level.limit.basis == "benchmark"
    outbound = VOCABULARY.get("outbound-abandoned-call-rate")
    assert outbound is not None
    assert outbound.limit is None
    legal = outbound.legal_limit
    assert legal is not None
    assert (legal.comparator, legal.value, legal.unit, legal.jurisdiction) == (">", Decimal(3), "percent", "US")
    assert VOCABULARY.get("parcel-scan-rate") is None


def test_a_metric_is_built_once() -> None:
    assert VOCABULARY.get("csat") is VOCABULARY.get("csat")


def test_nothing_is_read_before_the_first_question() -> None:
    def read() -> str:
        reads.append(1)
        return TEXT

    reads: list[int] = []
    vocabulary = Vocabulary.from_texts([read])
    assert reads == []
    assert recognised("CSAT", vocabulary) == "csat"
    assert vocabulary.words("placeholder")
    assert reads == [1]


@pytest.mark.parametrize(
    ("name", "process_type", "metric_id"),
    [
        ("FTR", "service-desk", "first-contact-resolution"),
        ("FTR", "back-office", "first-pass-yield"),
        ("FTR", "logistics", None),
        ("FTR (first pass yield)", "service-desk", "first-pass-yield"),
        ("MTTR", "it-infrastructure", "mean-time-to-restore"),
        ("MTTR", "service-desk", "mean-time-to-resolve"),
        ("MTTR", "logistics", "mean-time-to-resolve"),
        ("Accuracy", "content-moderation", "moderation-accuracy"),
        ("Accuracy", "claims", "claims-procedural-accuracy"),
        ("Accuracy", "finance-accounting", "transaction-accuracy"),
        ("Quality", "back-office", "transaction-accuracy"),
        ("SLA compliance", "service-desk", "resolution-within-target"),
        ("SLA compliance", "finance-accounting", "on-time-completion"),
        ("CSAT", "logistics", "csat"),
    ],
)
def test_the_process_type_decides_what_a_name_with_several_meanings_means(
    name: str, process_type: str, metric_id: str | None
) -> None:
    assert recognised(name, process_type=process_type) == metric_id


def test_the_meanings_of_a_name_are_told() -> None:
    def ids(name: str, process_type: str | None = None) -> list[str]:
        return [metric.id for metric in VOCABULARY.meanings(name, process_type=process_type)]

    assert ids("MTTR") == ["mean-time-to-resolve", "mean-time-to-restore"]
    assert ids("MTTR", "back-office") == ["mean-time-to-resolve", "mean-time-to-restore"]
    assert ids("FTR", "back-office") == ["first-pass-yield"]
    assert ids("CSAT") == ["csat"]
    assert ids("Widgets") == []


@pytest.mark.parametrize(
    ("name", "direction", "limit"),
    [
        ("Transaction accuracy", "higher", (">", Decimal("99.5"))),
        ("Payroll error rate", "lower", ("<", Decimal("0.1"))),
        ("Change failure rate (CFR)", "lower", ("<", Decimal(3))),
        ("Damage-free rate", "higher", (">", Decimal("99.9"))),
        ("Claims turnaround time", "lower", (">", Decimal(99))),
        ("Employee retention rate", "higher", (">", Decimal(85))),
        ("Broken promise rate", "lower", ("<", Decimal(15))),
        ("Reporting accuracy", "higher", None),
        ("Periodic reviews on time", "higher", None),
    ],
)
def test_a_name_that_counts_the_other_way_round_turns_the_metric(
    name: str, direction: str, limit: tuple[str, Decimal] | None
) -> None:
    metric = VOCABULARY.recognise(name)
    assert metric is not None
    assert metric.direction == direction
    assert (metric.limit and (metric.limit.comparator, metric.limit.value)) == limit


@pytest.mark.parametrize(
    ("name", "unit", "direction"),
    [
        ("Resolution time", "hours", "lower"),
        ("Resolution time", "percent", "higher"),
        ("P1 resolution time", "hours", "lower"),
        ("P1 resolution time", "percent", "higher"),
        ("Resolved within SLA", "percent", "higher"),
        ("Resolved within SLA", None, "higher"),
        ("Chat response time", "seconds", "lower"),
        ("Chat response time", "percent", "higher"),
        ("Occupancy", "percent", "range"),
        ("Error rate", "percent", "lower"),
    ],
)
def test_the_unit_tells_a_time_from_a_share_in_time(name: str, unit: str | None, direction: str) -> None:
    metric = VOCABULARY.recognise(name)
    assert metric is not None
    assert metric.direction_in(unit) == direction


def test_a_limit_in_another_unit_than_percent_has_no_mirror() -> None:
    metric = KnownMetric("x", "X", (), "quality", "lower", limit=AspirationalLimit("<", Decimal(2), "points", "", ""))
    assert metric.turned().limit is None


def test_suggestions_are_names_of_metrics_the_likeliest_first() -> None:
    assert VOCABULARY.suggest("Avergae handle time")[0] == "Average handle time"
    assert VOCABULARY.suggest("FTR")[:2] == ("First contact resolution", "First-pass yield")
    assert VOCABULARY.suggest("Level 2 resolution", at_most=1) == ("First-level resolution",)
    assert "Turnaround time" in VOCABULARY.suggest("Turnaround of letters")
    assert VOCABULARY.suggest("Widgets") == ()
    assert VOCABULARY.suggest("The rate") == ()


def test_names_and_ids_can_be_listed() -> None:
    assert {"FCR", "Net Promoter Score", "change failure rate"} <= set(VOCABULARY.names())
    assert VOCABULARY.ids()[0] == "service-level"


def test_every_class_of_vague_words_has_its_question_and_words() -> None:
    hints = VOCABULARY.word_map("vague.hints")
    assert list(hints) == ["efforts", "time", "degree", "frequency", "comparison", "escape", "open-list"]
    assert hints["time"] == "by when?"
    for name in hints:
        words = VOCABULARY.words(f"vague.{name}")
        assert words, name
        assert all(word == word.strip().lower() for word in words), name


@pytest.mark.parametrize(
    ("list_name", "word"),
    [
        ("vague.efforts", "commercially reasonable efforts"),
        ("vague.time", "in a timely manner"),
        ("vague.frequency", "from time to time"),
        ("vague.comparison", "market-leading"),
        ("vague.escape", "to the extent reasonably practicable"),
        ("vague.open-list", "including but not limited to"),
        ("placeholder", "[●]"),
        ("vague-sources", "system reports"),
        ("live-processes", "contact-centre"),
    ],
)
def test_the_word_lists_hold_what_contracts_say(list_name: str, word: str) -> None:
    assert word in VOCABULARY.words(list_name)


def test_a_list_that_nobody_has_is_empty() -> None:
    assert VOCABULARY.words("vague.colours") == ()


def test_a_source_can_be_looked_up() -> None:
    keys = VOCABULARY.reference("hfma-keys")
    assert keys is not None
    assert (keys.id, keys.title, keys.url, keys.grade) == (
        "hfma-keys",
        "HFMA MAP Keys definitions",
        "http://www.hfma.org/MAP/mapkeys/",
        "A",
    )
    practice = VOCABULARY.reference("practice")
    assert practice is not None
    assert practice.url == ""
    assert VOCABULARY.reference("nobody") is None


SCAN_RATE = {"names": "Parcel scan rate | scan compliance", "family": "quality", "direction": "higher"}


def test_a_configuration_adds_metrics_names_aliases_and_words() -> None:
    vocabulary = Vocabulary.from_texts(
        [TEXT],
        [
            {
                "metrics": {
                    "parcel-scan-rate": {**SCAN_RATE, "limit": "above 99 percent", "legal_limit": None},
                    "csat": {"names": ["Freude", "Kundenfreude"], "opposites": "Kundenfrust"},
                },
                "aliases": {"Anruf-Quote": "service-level", "Scans": "parcel-scan-rate"},
                "words": {"vague.time": ["zeitnah", "promptly"], "house": "one | two"},
                "ambiguous": None,
            }
        ],
    )
    scan = vocabulary.recognise("SCAN-compliance")
    assert scan is not None
    assert scan.limit is not None
    assert (scan.limit.comparator, scan.limit.value, scan.limit.unit) == (">", Decimal(99), "percent")
    assert (scan.aliases, scan.facing, scan.process_types) == (("scan compliance",), "both", ("all",))
    assert recognised("Scans", vocabulary) == "parcel-scan-rate"
    assert recognised("Anruf-Quote", vocabulary) == "service-level"
    assert recognised("parcel-scan-rate", vocabulary) == "parcel-scan-rate"
    grief, csat = vocabulary.recognise("Kundenfrust"), vocabulary.get("csat")
    assert grief is not None
    assert csat is not None
    assert (grief.id, grief.direction) == ("csat", "lower")
    assert csat.aliases[-2:] == ("Freude", "Kundenfreude")
    assert csat.opposites == ("Kundenfrust",)
    assert vocabulary.words("vague.time")[-1] == "zeitnah"
    assert vocabulary.words("house") == ("one", "two")


def test_a_plugin_may_lay_its_text_out_as_it_likes() -> None:
    text = """
      metrics:
        parcel-scan-rate:
          family: quality
          names:
            - Parcel scan rate
            - scans, per center
          direction: higher
          needs_quality_pair: false
    """
    vocabulary = Vocabulary.from_texts([TEXT, text])
    assert recognised("Scans per centre", vocabulary) == "parcel-scan-rate"
    assert recognised("CSAT", vocabulary) == "csat"


@pytest.mark.parametrize(
    ("written", "needs"), [(True, True), ("yes", True), (False, False), ("no", False), (None, False)]
)
def test_a_pair_is_needed_where_it_is_said(written: object, needs: bool) -> None:
    addition = {"metrics": {"x": {**SCAN_RATE, "needs_quality_pair": written}}}
    metric = Vocabulary.from_texts([], [addition]).get("x")
    assert metric is not None
    assert metric.needs_quality_pair is needs


def test_an_alias_decides_a_name_with_several_meanings() -> None:
    vocabulary = Vocabulary.from_texts(
        [TEXT], [{"aliases": {"FTR": "first-pass-yield", "MTTR": "mean-time-to-restore"}}]
    )
    assert recognised("FTR", vocabulary) == "first-pass-yield"
    assert recognised("MTTR", vocabulary) == "mean-time-to-restore"
    assert len(vocabulary.meanings("MTTR")) == 1


def test_a_metric_of_a_jurisdiction_has_a_legal_limit() -> None:
    metric = Vocabulary.from_texts(
        [], [{"metrics": {"x": {**SCAN_RATE, "legal_limit": "below 2.5 percent | FR | the law says so"}}}]
    ).get("x")
    assert metric is not None
    legal = metric.legal_limit
    assert legal is not None
    assert (legal.comparator, legal.value, legal.unit) == ("<", Decimal("2.5"), "percent")
    assert (legal.jurisdiction, legal.why) == ("FR", "the law says so")


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        (
            {"metrics": {"x": {**SCAN_RATE, "names": "X | avg. handle times"}}},
            "the name 'avg. handle times' is claimed by two metrics of the vocabulary, 'average-handle-time' and 'x'",
        ),
        (
            {"aliases": {"csat": "nps"}},
            "the name 'csat' is claimed by two metrics of the vocabulary, 'csat' and 'nps'",
        ),
        ({"aliases": {"Quote": "nope"}}, "the name 'Quote' stands for 'nope', which the vocabulary does not know"),
        ({"ambiguous": {"Quote": "csat | no"}}, "the name 'Quote' stands for 'no', which the vocabulary does not know"),
        (
            {"kpis": {}},
            "a vocabulary has no group 'kpis'; it consists of metrics, aliases, ambiguous, words, sources",
        ),
        ({"metrics": ["x"]}, "a vocabulary consists of groups: metrics, aliases, ambiguous, words, sources"),
    ],
)
def test_a_vocabulary_that_contradicts_itself_is_refused_by_name(addition: dict[str, object], message: str) -> None:
    vocabulary = Vocabulary.from_texts([TEXT], [addition])
    with pytest.raises(VocabularyError) as caught:
        vocabulary.recognise("CSAT")
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ("text", "needs fields such as names, family and direction"),
        ({}, "has no names"),
        ({"names": "X", "direction": "higher"}, "has no family"),
        ({**SCAN_RATE, "direction": None}, "has no direction"),
        ({**SCAN_RATE, "familly": "speed"}, "has the field 'familly', which means nothing"),
        ({**SCAN_RATE, "name": "X"}, "has the field 'name', which means nothing"),
        ({**SCAN_RATE, "direction": "up"}, "has the direction 'up'; it must be one of higher, lower, range"),
        (
            {**SCAN_RATE, "limit": "95"},
            "has the limit '95'; write it as 'above 95 percent' or 'below 8 seconds'",
        ),
        (
            {**SCAN_RATE, "limit": "above all"},
            "has the limit 'above all'; write it as 'above 95 percent' or 'below 8 seconds'",
        ),
    ],
)
def test_a_metric_that_is_described_badly_is_refused(fields: object, fault: str) -> None:
    vocabulary = Vocabulary.from_texts([], [{"metrics": {"x": fields}}])
    with pytest.raises(VocabularyError) as caught:
        vocabulary.get("x")
    assert str(caught.value) == f"the metric 'x' of the vocabulary {fault}"


@pytest.mark.parametrize("fields", [{"direction": "lower"}, "text"])
def test_a_later_vocabulary_cannot_change_a_known_metric(fields: object) -> None:
    vocabulary = Vocabulary.from_texts([TEXT], [{"metrics": {"csat": fields}}])
    with pytest.raises(VocabularyError, match="'csat' of the vocabulary is known already"):
        vocabulary.get("csat")


@pytest.mark.parametrize("text", ["metrics: [", "- a list", "metrics: {}\nmetrics: {}"])
def test_a_text_that_is_no_vocabulary_is_refused(text: str) -> None:
    with pytest.raises(VocabularyError):
        Vocabulary.from_texts([text]).get("csat")


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Contact-Centre  Utilization", "contact centre utilisation"),
        ("E-mails & call centers", "email and call centre"),
        ("Cohen’s κ", "cohen κ"),
        ("ﬁrst‑contact—resolution", "first contact resolution"),
        ("Losses, batches, queries, analysis, status", "loss batch query analysis status"),
        ("within X business days", "within x"),
        ("within 2.5 working hours", "within x"),
        ("in 30s, 4h or 2hrs", "in x x or x"),
        ("95.5% of calls", "percent of call"),
        ("X per cent of calls", "percent of call"),
        ("80/20", "xx xx"),
        ("per 1,000 and 10,000,000", "per 1000 and 10000000"),
        ("P1, tier 2, level 3 in 24x7", "p1 tier 2 level 3 in 24x7"),
        ("5th of 10 business units", "5th of x business unit"),
        ("a | b\nc", "a b c"),
    ],
)
def test_folding_keeps_what_tells_names_apart(name: str, folded: str) -> None:
    assert fold(name) == folded


@given(st.text(alphabet=st.sampled_from("aAbCesxyZiI0158 %&#.-/'|\n()éßÅκ")) | st.text())
def test_folding_a_folded_name_changes_nothing(name: str) -> None:
    assert fold(fold(name)) == fold(name)


@given(st.lists(st.sampled_from(["80", "20", "1,000", "x", "business", "hours", "s", "%", "percent", "P1", "ies"])))
def test_folding_numbers_twice_changes_nothing(words: list[str]) -> None:
    name = " ".join(words)
    assert fold(fold(name)) == fold(name)


@given(st.text(alphabet=st.characters(max_codepoint=127)))
def test_folding_does_not_see_case(name: str) -> None:
    assert fold(name.upper()) == fold(name.lower()) == fold(name)


@given(st.lists(st.lists(st.text(st.characters(exclude_characters="|\n")).filter(fold), min_size=1), max_size=4))
def test_folding_many_names_is_folding_each(lines: list[list[str]]) -> None:
    assert fold_lines([" | ".join(names) for names in lines]) == [" | ".join(map(fold, names)) for names in lines]


@given(st.sampled_from(VOCABULARY.names()))
def test_a_name_is_recognised_in_any_case_and_with_the_usual_additions(name: str) -> None:
    expected = recognised(name)
    assert expected is not None
    for variant in (
        name.upper(),
        f"  {name.title()} ",
        f"The {name}",
        f"Overall {name}",
        name if "(" in name else f"{name} (voice)",
    ):
        assert recognised(variant) == expected
