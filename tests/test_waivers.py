"""Waivers: what a comment and an entry cover, and what is wrong with those that cover nothing."""

import re
from datetime import date, timedelta
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sla_lint.errors import ConfigError
from sla_lint.explain import sections, snippets
from sla_lint.finding import Suppression
from sla_lint.housekeeping import HOUSEKEEPING, UNUSED_WAIVER
from sla_lint.judge import Charge, judge
from sla_lint.model import Document, Metric
from sla_lint.readers.parents import merge
from sla_lint.rules import Problem, rule
from sla_lint.syntax import Mapping, Source, parse_yaml
from sla_lint.syntax.json import parse_json
from sla_lint.vocabulary import Vocabulary
from sla_lint.waivers.apply import apply_waivers
from sla_lint.waivers.comments import inline_waivers
from sla_lint.waivers.file import read_waivers
from sla_lint.waivers.waiver import checked

TODAY = date(2026, 6, 30)
SOUND = "until=2027-03-31 -- The regulator demands it."


@rule(severity="warning", group="targets", source="practice")
def perfect_target(metric: Metric):
    """A target of 100 %."""
    if metric.target is not None and metric.target.text == "100%":
        yield Problem(metric, "{metric} is perfect.", at="target", metric=metric.name or "it")


@rule(severity="error", group="baseline", source="practice")
def missing_baseline(metric: Metric):
    """A metric without a baseline."""
    if metric.baseline is None:
        yield Problem(metric, "There is no baseline.", at="baseline")


@rule(severity="error", group="reporting-review", source="practice")
def missing_review(document: Document):
    """An agreement without a review."""
    yield Problem(document, "There is no review.", at="review")


@rule(severity="error", group="consequences", source="practice")
def uncapped_credits(document: Document):
    """Credits without a cap."""
    if document.remedies is not None and document.remedies.credits is not None:
        yield Problem(document.remedies.credits, "Credits have no cap.", at="monthly_cap_percent")


RULES = {one.name: one for one in (perfect_target, missing_baseline, missing_review, uncapped_credits)}
NAMES = [*RULES, *(one.name for one in HOUSEKEEPING)]


def documents(text, name="draft.yaml"):
    source = Source(name, dedent(text))
    parsed = parse_json(source) if name.endswith(".json") else parse_yaml(source)
    assert parsed.faults == []
    words = Vocabulary.from_texts([])
    return source, [Document(node, words) for node in parsed.documents if isinstance(node, Mapping)]


def judged(document, rules=RULES):
    found = judge(document, [Charge(rules[name], {}) for name in sorted(rules)], troubles := [])
    assert troubles == []
    return found


def in_any_order(drafts):
    return [(draft.node, draft.agreement) for draft in reversed(drafts)]


def lint(text, *, name="draft.yaml", rules=RULES, locked=(), today=TODAY):
    """What the rules and the inline waivers say of a text."""
    source, drafts = documents(text, name)
    waivers = inline_waivers(source, in_any_order(drafts))
    found = [finding for draft in drafts for finding in judged(draft, rules)]
    done = [checked(draft, frozenset(rules)) for draft in drafts]
    return apply_waivers(found, waivers, done, today=today, rules=NAMES, locked=locked)


def spoken(findings):
    """The findings in short: rule, line, and a mark where it is waived."""
    return [
        (f.rule, f.place.location.line, "waived") if f.suppression else (f.rule, f.place.location.line)
        for f in findings
    ]


def told(findings):
    return [(f.rule, f.message.text) for f in findings if f.rule not in RULES]


# --- what a comment covers -------------------------------------------------------------------------------------------

DRAFT = """\
sla: "1.0"{sla}
title: Claims{title}
metrics:{metrics}
{above}
  - name: Availability{name}
{inside}
    target: 100%{target}
    exclusions:{exclusions}
      - Sundays{item}
  - {{name: Accuracy, target: 100%}}{flow}
remedies:{remedies}
  credits:{credits}
    base: fees{base}
"""
FOUND = [
    ("perfect-target", "Availability"),
    ("missing-baseline", "Availability"),
    ("perfect-target", "Accuracy"),
    ("missing-baseline", "Accuracy"),
    ("missing-review", ""),
    ("uncapped-credits", ""),
]
SPOTS = [
    "sla",
    "title",
    "metrics",
    "above",
    "name",
    "inside",
    "target",
    "exclusions",
    "item",
    "flow",
    "remedies",
    "credits",
    "base",
]


def waived(spot, rule_name):
    """The metrics (or '') whose finding by a rule is silenced by a comment in a spot of the draft."""
    comment = f"  # sla-lint: allow[{rule_name}] {SOUND}"
    found = lint(DRAFT.format(**{**dict.fromkeys(SPOTS, ""), spot: comment}))
    silent = [finding for finding in found if finding.suppression]
    assert all(finding.rule == rule_name for finding in silent)
    assert bool(silent) != (UNUSED_WAIVER.name in [finding.rule for finding in found])
    return [finding.place.path.split("/")[1] if finding.place.path.startswith("metrics/") else "" for finding in silent]


@pytest.mark.parametrize(
    ("spot", "rule_name", "covered"),
    [
        ("target", "perfect-target", ["Availability"]),
        ("target", "missing-baseline", ["Availability"]),
        ("name", "perfect-target", ["Availability"]),
        ("above", "perfect-target", ["Availability"]),
        ("inside", "perfect-target", ["Availability"]),
        ("flow", "perfect-target", ["Accuracy"]),
        ("metrics", "perfect-target", ["Availability", "Accuracy"]),
        ("metrics", "missing-baseline", ["Availability", "Accuracy"]),
        ("exclusions", "perfect-target", []),
        ("item", "perfect-target", []),
        ("title", "perfect-target", []),
        ("title", "missing-review", [""]),
        ("sla", "missing-review", []),
        ("metrics", "missing-review", []),
        ("remedies", "uncapped-credits", [""]),
        ("credits", "uncapped-credits", [""]),
        ("base", "uncapped-credits", [""]),
        ("flow", "uncapped-credits", []),
    ],
)
def test_a_comment_covers_the_smallest_part_that_its_line_stands_for(spot, rule_name, covered):
    assert waived(spot, rule_name) == covered


@pytest.mark.parametrize("head", ["", "---\n", "%YAML 1.2\n---\n", "# A draft.\n\n"])
@pytest.mark.parametrize("place", ["above", "below"])
def test_a_comment_above_the_first_name_covers_the_document(head, place):
    comment = f"# sla-lint: allow[perfect-target, missing-review] {SOUND}\n"
    text = comment + head if place == "above" else head + comment
    found = lint(text + DRAFT.format(**dict.fromkeys(SPOTS, "")))
    assert {finding.rule for finding in found if finding.suppression} == {"perfect-target", "missing-review"}
    assert all(finding.suppression or finding.rule in ("missing-baseline", "uncapped-credits") for finding in found)


def test_a_comment_behind_the_hyphens_covers_the_document():
    text = f"--- # sla-lint: allow[missing-review] {SOUND}\nsla: '1.0'\n"
    assert spoken(lint(text)) == [("missing-review", 2, "waived")]


def test_a_comment_behind_a_lone_hyphen_covers_the_item_below():
    text = f"""\
        sla: "1.0"
        title: Claims
        metrics:
          - # sla-lint: allow[perfect-target] {SOUND}
            name: A
            target: 100%
          - name: B
            target: 100%
        """
    only = {"perfect-target": perfect_target}
    assert spoken(lint(text, rules=only)) == [("perfect-target", 6, "waived"), ("perfect-target", 8)]


def test_several_comments_of_their_own_lines_cover_the_same_part():
    text = f"""\
        sla: "1.0"
        metrics:
          # sla-lint: allow[perfect-target] {SOUND}

          # Agreed in May.
          # sla-lint: allow[missing-baseline] {SOUND}
          - name: A
            target: 100%
        """
    assert spoken(lint(text)) == [
        ("missing-review", 1),
        ("missing-baseline", 7, "waived"),
        ("perfect-target", 8, "waived"),
    ]


def test_of_two_items_on_a_line_the_last_is_covered():
    text = f"""\
        sla: "1.0"
        metrics: [
          {{name: A, target: 100%}}, {{name: B, target: 100%}} # sla-lint: allow[perfect-target] {SOUND}
        ]
        """
    only = {"perfect-target": perfect_target}
    assert [(f.place.path, bool(f.suppression)) for f in lint(text, rules=only)] == [
        ("metrics/A/target", False),
        ("metrics/B/target", True),
    ]


def test_a_comment_behind_a_closing_bracket_covers_what_it_closes():
    text = f"""\
        sla: "1.0"
        metrics: [
          {{name: A, target: 100%}}
        ] # sla-lint: allow[perfect-target] {SOUND}
        """
    assert ("perfect-target", 3, "waived") in spoken(lint(text))


def test_a_comment_covers_what_a_merge_brings_into_its_metric():
    text = f"""\
        sla: "1.0"
        x-common: &common {{target: 100%}}
        metrics:
          - name: A  # sla-lint: allow[perfect-target] {SOUND}
            <<: *common
          - name: B
            <<: *common
        """
    only = {"perfect-target": perfect_target}
    found = lint(text, rules=only)
    assert [(f.place.path, bool(f.suppression)) for f in found] == [
        ("metrics/A/target", True),
        ("metrics/B/target", False),
    ]


def test_a_comment_at_an_alias_covers_the_part_that_it_stands_for():
    text = f"""\
        sla: "1.0"
        x-terms: &terms {{monthly_cap_percent: none}}
        remedies:
          credits: *terms  # sla-lint: allow[uncapped-credits] {SOUND}
        x-list: [&item {{name: A}}]
        service_lines:
          - *item
        metrics: []
        """
    assert ("uncapped-credits", 2, "waived") in spoken(lint(text))


def test_a_comment_covers_its_own_document_of_a_file():
    text = f"""\
        sla: "1.0"
        metrics: [{{name: A, target: 100%}}]
        ---
        # sla-lint: allow[perfect-target] {SOUND}
        sla: "1.0"
        metrics: [{{name: A, target: 100%}}]
        ---
        sla: "1.0"
        metrics: [{{name: A, target: 100%}}]
        """
    only = {"perfect-target": perfect_target}
    assert spoken(lint(text, rules=only)) == [
        ("perfect-target", 2),
        ("perfect-target", 6, "waived"),
        ("perfect-target", 9),
    ]


def test_documents_of_a_file_with_names_of_their_own_are_told_apart():
    text = f"""\
        sla: "1.0"
        id: one
        metrics: [{{name: A, target: 100%}}] # sla-lint: allow[perfect-target] {SOUND}
        ---
        sla: "1.0"
        id: two
        metrics: [{{name: A, target: 100%}}]
        """
    only = {"perfect-target": perfect_target}
    assert spoken(lint(text, rules=only)) == [("perfect-target", 3, "waived"), ("perfect-target", 7)]


def test_a_comment_covers_what_its_metric_inherits_from_another_file():
    _, (parent,) = documents("sla: '1.0'\nmetrics: [{id: a, target: 100%}, {id: b, target: 100%}]\n", "parent.yaml")
    source, (child,) = documents(
        f"sla: '1.0'\nmetrics:\n  - id: a  # sla-lint: allow[perfect-target] {SOUND}\n    window: month\n"
    )
    whole = Document(merge(parent.node, child.node), child.vocabulary)
    for tree in (child.node, whole.node):
        waivers = inline_waivers(source, [(tree, whole.agreement)])
        found = judged(whole, {"perfect-target": perfect_target})
        done = [checked(whole, frozenset(RULES))]
        result = apply_waivers(found, waivers, done, today=TODAY, rules=NAMES)
        assert [(f.place.path, bool(f.suppression)) for f in result] == [
            ("metrics/a/target", True),
            ("metrics/b/target", False),
        ]


# --- what is a comment -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "field",
    [
        "definition: 'see # sla-lint: allow[missing-review] {sound}'",
        "definition: |\n  first\n  # sla-lint: allow[missing-review] {sound}\n",
        "definition: !!str |-\n  # sla-lint: allow[missing-review] {sound}\n\n  last\n",
        "definition: &anchor >\n  # sla-lint: allow[missing-review] {sound}",
        "'# sla-lint: allow[missing-review] {sound}': x",
        "definition: x# sla-lint: allow[missing-review] {sound}".replace(": allow", ":allow"),
        "definition: x  # as sla-lint: allow[missing-review] {sound} says",
        "purpose: a\n# Sla-lint: allow[missing-review] {sound}",
    ],
)
def test_a_text_that_looks_like_a_waiver_is_none(field):
    text = "title: Claims\n" + field.format(sound=SOUND) + '\nsla: "1.0"\n'
    assert spoken(lint(text)) == [("missing-review", 1)]


def test_a_comment_behind_the_head_of_a_block_is_one():
    text = f"sla: '1.0'\nscope: |  # sla-lint: allow[missing-review] {SOUND}\n  # text\n"
    assert [(f.rule, f.place.path) for f in lint(text)] == [("missing-review", "review"), ("unused-waiver", "scope")]


def test_a_comment_below_a_block_is_one():
    text = f"title: x\nscope: |\n    text\n  # sla-lint: allow[missing-review] {SOUND}\nsla: '1.0'\n"
    assert told(lint(text)) == [("unused-waiver", "The waiver of 'missing-review' silences nothing here; remove it.")]


def test_a_remark_may_stand_before_the_waiver():
    text = f"title: Claims  # as agreed # sla-lint: allow[missing-review] {SOUND} # sla-lint: no second\nsla: '1.0'\n"
    (found,) = lint(text)
    assert found.suppression.justification.startswith("The regulator demands it. # sla-lint: no second")


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_breaks_of_all_kinds_end_a_comment(end):
    lines = [
        "sla: '1.0'",
        "scope: |",
        "  # sla-lint: allow[x]",
        f"title: x # sla-lint: allow[missing-review] {SOUND}",
        "",
    ]
    (found,) = lint(end.join(lines))
    assert found.suppression == Suppression("inSource", "The regulator demands it. (until 2027-03-31)")


def test_json_has_no_comments():
    text = f'{{"sla": "1.0", "title": "# sla-lint: allow[missing-review] {SOUND}"}}'
    assert spoken(lint(text, name="a.json")) == [("missing-review", 1)]


def test_a_file_without_the_mark_or_without_an_agreement_has_no_waivers():
    source = Source("a.yaml", f"# sla-lint: allow[x] {SOUND}\n")
    assert inline_waivers(source, []) == []
    source, (draft,) = documents("sla: '1.0' # fine\n")
    assert inline_waivers(source, [(draft.node, "x")]) == []


# --- what is wrong with a waiver -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("comment", "rule_name", "said"),
    [
        (
            "ignore[missing-review]",
            "malformed-waiver",
            "'ignore[missing-review]' does not read as a waiver; write allow[rule-name] until=YYYY-MM-DD -- reason.",
        ),
        (
            "allow[missing-review]until=2027-03-31 -- Agreed.",
            "malformed-waiver",
            "'allow[missing-review]until=2027-03-31 -- Agreed.' does not read as a waiver; "
            "write allow[rule-name] until=YYYY-MM-DD -- reason.",
        ),
        (f"allow[*] {SOUND}", "malformed-waiver", "The waiver names no single rule; name each one that it is for."),
        (f"allow[] {SOUND}", "malformed-waiver", "The waiver names no single rule; name each one that it is for."),
        (
            f"allow[missing-review,] {SOUND}",
            "malformed-waiver",
            "The waiver names no single rule; name each one that it is for.",
        ),
        (
            "allow[missing-review] -- Agreed.",
            "malformed-waiver",
            "The waiver of 'missing-review' has no end; add until=YYYY-MM-DD behind the bracket.",
        ),
        (
            "allow[missing-review] until=2027-02-30 -- Agreed.",
            "malformed-waiver",
            "The waiver of 'missing-review' ends on '2027-02-30', which is no date; write until=YYYY-MM-DD.",
        ),
        (
            "allow[missing-review] until=31.3.2027 -- Agreed.",
            "malformed-waiver",
            "The waiver of 'missing-review' ends on '31.3.2027', which is no date; write until=YYYY-MM-DD.",
        ),
        (
            "allow[missing-review] until=2027-03-31",
            "waiver-without-reason",
            "The waiver of 'missing-review' gives no reason; say who accepts this and why.",
        ),
        (
            "allow[missing-review] until=2027-03-31 --  ",
            "waiver-without-reason",
            "The waiver of 'missing-review' gives no reason; say who accepts this and why.",
        ),
        (
            "allow[missing-review] until=2026-06-29 -- Agreed.",
            "expired-waiver",
            "The waiver of 'missing-review' ended on 2026-06-29; mend the draft, or have it accepted again.",
        ),
        (
            f"allow[missing-review, missing-revue] {SOUND}",
            "unknown-waiver-rule",
            "The waiver names 'missing-revue', and there is no such rule; did you mean 'missing-review'?",
        ),
        (
            f"allow[missing-review, zzz] {SOUND}",
            "unknown-waiver-rule",
            "The waiver names 'zzz', and there is no such rule.",
        ),
        (
            f"allow[missing-review, perfect-target] {SOUND}",
            "locked-rule-waived",
            "The rule 'perfect-target' is locked by the configuration; no waiver can silence it.",
        ),
        (
            f"allow[missing-review, unused-waiver] {SOUND}",
            "locked-rule-waived",
            "The rule 'unused-waiver' watches over waivers and files; no waiver can silence it.",
        ),
    ],
)
def test_a_waiver_with_a_fault_silences_nothing_and_is_a_finding(comment, rule_name, said):
    text = f"sla: '1.0'\ntitle: Claims  # sla-lint: {comment}\n"
    found = lint(text, locked={"perfect-target"})
    assert spoken(found) == [("missing-review", 2), (rule_name, 2)]
    assert told(found) == [(rule_name, said)]
    assert found[1].place.location.text == f"# sla-lint: {comment}"
    assert (found[1].place.path, found[1].agreement) == ("title", "Claims")


def test_all_faults_of_a_waiver_are_named():
    text = "title: x  # sla-lint: allow[zzz, perfect-target] until=2020-01-01\nsla: '1.0'\n"
    assert [name for name, _ in told(lint(text, locked={"perfect-target"}))] == [
        "waiver-without-reason",
        "expired-waiver",
        "unknown-waiver-rule",
        "locked-rule-waived",
    ]


@pytest.mark.parametrize("tail", ["", "\n"])
@pytest.mark.parametrize(
    "spot", ["sla: '1.0'\n{}", "sla: '1.0'\n{}\n---\nsla: '1.0'", "sla: '1.0'\n...\n{}", "sla: '1.0'\n--- {}"]
)
def test_a_waiver_below_everything_covers_nothing(spot, tail):
    found = lint(spot.format(f"# sla-lint: allow[missing-review] {SOUND}") + tail)
    assert {name for name, _ in told(found)} == {"malformed-waiver"}
    assert not any(finding.suppression for finding in found)


@pytest.mark.parametrize(
    ("day", "silent"), [(date(2027, 3, 30), True), (date(2027, 3, 31), True), (date(2027, 4, 1), False)]
)
def test_a_waiver_holds_to_the_end_of_its_last_day(day, silent):
    text = f"sla: '1.0'\ntitle: x # sla-lint: allow[missing-review] {SOUND}\n"
    assert any(finding.suppression for finding in lint(text, today=day)) is silent


def test_each_rule_of_a_waiver_must_be_used():
    text = f"title: x  # sla-lint: allow[missing-review, perfect-target] {SOUND}\nsla: '1.0'\n"
    found = lint(text)
    assert spoken(found) == [("missing-review", 1, "waived"), ("unused-waiver", 1)]
    assert told(found) == [("unused-waiver", "The waiver of 'perfect-target' silences nothing here; remove it.")]


def test_a_waiver_of_a_rule_that_did_not_run_is_not_unused():
    text = f"title: x  # sla-lint: allow[perfect-target] {SOUND}\nsla: '1.0'\n"
    assert told(lint(text, rules={"missing-review": missing_review})) == []


@given(
    st.sampled_from(SPOTS),
    st.sampled_from(["perfect-target", "missing-review"]),
    st.sampled_from(["uncapped-credits", "zzz"]),
)
def test_a_waiver_of_another_rule_changes_nothing(spot, kept, waived_rule):
    blank = DRAFT.format(**dict.fromkeys(SPOTS, ""))
    comment = f"  # sla-lint: allow[{waived_rule}] {SOUND}"
    text = DRAFT.format(**{**dict.fromkeys(SPOTS, ""), spot: comment})
    rules = {kept: RULES[kept]}
    before, after = lint(blank, rules=rules), lint(text, rules=rules)
    assert spoken(before) == spoken(f for f in after if f.rule in rules)
    assert not any(finding.suppression for finding in after)


@given(st.dates(TODAY - timedelta(9), TODAY + timedelta(9)), st.booleans())
def test_a_waiver_silences_exactly_while_it_is_sound(until, reasoned):
    reason = "Agreed." if reasoned else ""
    text = f"title: x  # sla-lint: allow[missing-review] until={until} -- {reason}\nsla: '1.0'\n"
    found = lint(text)
    assert bool(found[0].suppression) == (reasoned and until >= TODAY) == (told(found) == [])


# --- the waiver file -------------------------------------------------------------------------------------------------

CLAIMS = """\
sla: "1.0"
id: claims-2026
metrics:
  - {id: av, name: Availability, target: 100%}
  - {id: fcr, metric: first-contact-resolution, target: 100%}
remedies:
  credits: {base: fees}
"""
GOOD = {
    "rule": "perfect-target",
    "document": "claims-2026",
    "reason": "The regulator demands it.",
    "approver": "Head of Procurement",
    "until": "2027-03-31",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def entry(**fields):
    return "\n".join(f"    {key}: {value}" for key, value in {**GOOD, **fields}.items() if value is not None)


def waiver_file(folder, *entries, name="waivers.yaml"):
    lines = ["waivers:"]
    for text in entries:
        lines += ["  -", text]
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def run(path, drafts, *, rules=RULES, locked=()):
    """What the rules and a waiver file say of several texts by name."""
    found, done = [], []
    for name, text in drafts.items():
        for draft in documents(text, name)[1]:
            found += judged(draft, rules)
            done.append(checked(draft, frozenset(rules)))
    return apply_waivers(found, read_waivers(path), done, today=TODAY, rules=NAMES, locked=locked)


def silenced(findings):
    return [(finding.rule, finding.place.path) for finding in findings if finding.suppression]


@pytest.mark.parametrize(
    ("fields", "silent"),
    [
        ({}, ["metrics/av/target", "metrics/fcr/target"]),
        ({"metric": "av"}, ["metrics/av/target"]),
        ({"metric": "AVAILABILITY"}, ["metrics/av/target"]),
        ({"metric": "fcr"}, ["metrics/fcr/target"]),
        ({"metric": "First-Contact-Resolution"}, ["metrics/fcr/target"]),
        ({"metric": "Avail"}, []),
        ({"section": "metrics"}, ["metrics/av/target", "metrics/fcr/target"]),
        ({"section": "metrics/fcr/target"}, ["metrics/fcr/target"]),
        ({"section": "metric"}, []),
        ({"rule": "uncapped-credits", "section": "/remedies/credits/"}, ["remedies/credits/monthly_cap_percent"]),
        ({"rule": "uncapped-credits", "section": "remedies/bonus"}, []),
        ({"rule": "missing-review"}, ["review"]),
        ({"document": "drafts/claims.yaml"}, ["metrics/av/target", "metrics/fcr/target"]),
        ({"document": "drafts/*.yaml"}, ["metrics/av/target", "metrics/fcr/target"]),
        ({"document": "'**'"}, ["metrics/av/target", "metrics/fcr/target"]),
        ({"document": "drafts/c[m-z]aims.yaml"}, []),
        ({"document": "claims.yaml"}, []),
    ],
)
def test_an_entry_covers_a_document_or_a_part_of_it(folder, fields, silent):
    path = waiver_file(folder, entry(**fields))
    found = run(path, {"drafts/claims.yaml": CLAIMS})
    assert [place for _, place in silenced(found)] == silent
    concerned = fields.get("document") not in ("drafts/c[m-z]aims.yaml", "claims.yaml")
    assert [name for name, _ in told(found)] == (["unused-waiver"] if concerned and not silent else [])


def test_an_entry_counts_paths_from_its_own_file(folder):
    path = waiver_file(folder, entry(document="../drafts/claims.yaml"), name="policy/waivers.yaml")
    assert (
        len(
            silenced(
                run(path, {"drafts/claims.yaml": CLAIMS, "policy/drafts/claims.yaml": CLAIMS.replace("id: c", "id: d")})
            )
        )
        == 2
    )


def test_the_justification_names_the_reason_the_approver_and_the_end(folder):
    found = run(waiver_file(folder, entry(metric="av")), {"a.yaml": CLAIMS})
    (suppression,) = [finding.suppression for finding in found if finding.suppression]
    said = "The regulator demands it. (approved by Head of Procurement, until 2027-03-31)"
    assert suppression == Suppression("external", said)


def test_an_entry_is_judged_only_where_its_document_was_checked(folder):
    path = waiver_file(folder, entry(document="other.yaml"), entry(document="old/**"))
    assert told(run(path, {"a.yaml": CLAIMS})) == []


def test_an_entry_of_a_rule_that_did_not_run_is_not_unused(folder):
    path = waiver_file(folder, entry(rule="perfect-target", section="scope"))
    assert told(run(path, {"a.yaml": CLAIMS}, rules={"missing-review": missing_review})) == []
    assert [name for name, _ in told(run(path, {"a.yaml": CLAIMS}))] == ["unused-waiver"]


def test_an_entry_for_two_documents_is_used_if_one_needs_it(folder):
    path = waiver_file(folder, entry(document="'*.yaml'", metric="av"))
    assert told(run(path, {"a.yaml": CLAIMS, "b.yaml": CLAIMS.replace("100%", "99%")})) == []


def test_a_finding_that_a_comment_covers_keeps_its_comment_and_the_entry_counts_as_used(folder):
    text = CLAIMS.replace(
        "target: 100%}\n  - {id: f", f"target: 100%}} # sla-lint: allow[perfect-target] {SOUND}\n  - {{id: f"
    )
    path = waiver_file(folder, entry(metric="av"))
    found = lint(text)
    done = [checked(draft, frozenset(RULES)) for draft in documents(text)[1]]
    result = apply_waivers(found, read_waivers(path), done, today=TODAY, rules=NAMES)
    assert [finding.suppression.kind for finding in result if finding.suppression] == ["inSource"]
    assert told(result) == []


def test_a_finding_of_a_document_that_was_not_handed_over_stays_open(folder):
    (draft,) = documents(CLAIMS)[1]
    waivers = read_waivers(waiver_file(folder, entry()))
    assert silenced(apply_waivers(judged(draft), waivers, [], today=TODAY, rules=NAMES)) == []


@pytest.mark.parametrize(
    ("fields", "rule_name", "said"),
    [
        ({"rule": None}, "malformed-waiver", "The waiver does not say 'rule': The rule whose findings are accepted."),
        (
            {"document": None},
            "malformed-waiver",
            "The waiver does not say 'document': "
            "The agreement: its id, or its path from this file, with * and ** as in .gitignore.",
        ),
        (
            {"approver": "''"},
            "malformed-waiver",
            "The waiver does not say 'approver': Who accepts it: a role, not a person.",
        ),
        (
            {"until": None},
            "malformed-waiver",
            "The waiver does not say 'until': The last day on which it holds: 2027-03-31.",
        ),
        (
            {"until": "March"},
            "malformed-waiver",
            "The waiver ends on 'March', which is no date; write it as 2027-03-31.",
        ),
        (
            {"metric": "av", "section": "metrics"},
            "malformed-waiver",
            "The waiver names a metric and a section; write two waivers, one for each.",
        ),
        (
            {"document": "'[z-a]*'"},
            "malformed-waiver",
            "The waiver is for '[z-a]*', which is no pattern that .gitignore would understand.",
        ),
        (
            {"reason": None},
            "waiver-without-reason",
            "The waiver of 'perfect-target' gives no reason; say who accepts this and why.",
        ),
        (
            {"until": "2026-06-29"},
            "expired-waiver",
            "The waiver of 'perfect-target' ended on 2026-06-29; mend the draft, or have it accepted again.",
        ),
        (
            {"rule": "perfect-traget"},
            "unknown-waiver-rule",
            "The waiver names 'perfect-traget', and there is no such rule; did you mean 'perfect-target'?",
        ),
        (
            {"rule": "missing-baseline"},
            "locked-rule-waived",
            "The rule 'missing-baseline' is locked by the configuration; no waiver can silence it.",
        ),
        (
            {"metric": "aht"},
            "unused-waiver",
            "The waiver of 'perfect-target' silences nothing here; remove it.",
        ),
    ],
)
def test_an_entry_with_a_fault_silences_nothing_and_is_a_finding(folder, fields, rule_name, said):
    found = run(waiver_file(folder, entry(**fields)), {"a.yaml": CLAIMS}, locked={"missing-baseline"})
    assert silenced(found) == []
    assert told(found) == [(rule_name, said)]
    place = found[-1].place
    assert (place.path, repr(place.location), found[-1].agreement) == ("waivers/1", "waivers.yaml:3:5", "")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "waivers.yaml:1:1: 'waivers' is missing; it takes a list of groups of fields"),
        ("waivers: {}", "waivers.yaml:1:10: 'waivers' takes a list of groups of fields, not a group of fields"),
        ("waivers: [x]", "waivers.yaml:1:11: 'waivers/1' takes a group of fields, not 'x'"),
        ("waivers:\n  - rule: x\n    untill: y", "waivers.yaml:3:5: unknown key 'untill' (did you mean 'until'?)"),
        ("waivers:\n  - rule: [a, b]", "waivers.yaml:2:11: 'waivers/1/rule' takes a text, not a list"),
        ("waivers:\n  - until: 2027-02-30", "waivers.yaml:2:12: there is no such date or time as 2027-02-30"),
        (
            "waivers: [",
            "waivers.yaml:1:11: not valid YAML: did not find expected node content while parsing a flow node",
        ),
        ("- rule: x", "waivers.yaml:1:1: a group of fields is expected here, not a list"),
    ],
)
def test_a_waiver_file_that_cannot_be_followed_stops_the_run(folder, text, said):
    (folder / "waivers.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        read_waivers(folder / "waivers.yaml")
    assert said in str(caught.value).splitlines()


def test_a_waiver_file_that_is_not_there_stops_the_run(folder):
    with pytest.raises(ConfigError, match=r"^none\.yaml: cannot be opened"):
        read_waivers(Path("none.yaml"))


def test_an_empty_list_of_waivers_is_fine(folder):
    (folder / "waivers.yaml").write_text("waivers:\n", encoding="utf-8")
    assert read_waivers(folder / "waivers.yaml") == []


# --- the rules on waivers and files ----------------------------------------------------------------------------------


@pytest.mark.parametrize("housekeeping", HOUSEKEEPING, ids=lambda one: one.name)
def test_a_rule_on_waivers_and_files_has_a_page_and_judges_nothing_itself(housekeeping):
    assert {"", "Why it matters", "Question"} <= sections(housekeeping).keys()
    assert list(housekeeping.check(None)) == []
    assert housekeeping.group == "housekeeping"


WAIVER_RULES = [one for one in HOUSEKEEPING if "waive" in one.name]


@pytest.mark.parametrize("housekeeping", WAIVER_RULES, ids=lambda one: one.name)
def test_the_page_of_a_rule_on_waivers_is_true(housekeeping):
    for example in snippets(housekeeping, "Flagged"):
        assert housekeeping.name in [finding.rule for finding in lint(f"sla: '1.0'\n{example}\n")]
    for example in snippets(housekeeping, "Accepted"):
        assert told(lint(f"sla: '1.0'\n{example}\n")) == []


# --- the page --------------------------------------------------------------------------------------------------------

EXAMPLES = re.findall(
    r"```yaml\n(.*?)```", (Path(__file__).parent.parent / "docs/waivers.md").read_text(encoding="utf-8"), re.DOTALL
)


def test_the_comment_of_the_page_silences_its_finding():
    found = lint(EXAMPLES[0])
    assert [finding.rule for finding in found if finding.suppression] == ["perfect-target"]
    assert told(found) == []


def test_the_waiver_file_of_the_page_silences_its_finding(folder):
    (folder / "waivers.yaml").write_text(EXAMPLES[1], encoding="utf-8")
    found = run(folder / "waivers.yaml", {"drafts/claims.yaml": re.sub(r"#.*", "", EXAMPLES[0])})
    assert silenced(found) == [("perfect-target", "metrics/Payment accuracy/target")]
    assert told(found) == []


@given(st.lists(st.sampled_from(["perfect-target", "missing-baseline", ""]), min_size=4, max_size=12))
def test_what_covers_a_finding_is_found_without_asking_every_waiver(named):
    lines = iter([f"  # sla-lint: allow[{name}] {SOUND}" if name else "" for name in named])
    text = f"sla: '1.0'\nmetrics:{next(lines)}\n"
    for number, comment in enumerate(lines):
        text += (
            f"  - {{id: m{number % 5}, target: 100%}}{comment}\n"
            if number % 2
            else f"  - id: n\n    target: 100%{comment}\n"
        )
    source, (document,) = documents(text)
    waivers = inline_waivers(source, [(document.node, document.agreement)])
    findings, about = judged(document), checked(document, NAMES)
    applied = apply_waivers(findings, waivers, [about], today=TODAY, rules=NAMES)
    for before, after in zip(findings, applied, strict=False):
        mine = [waiver for waiver in waivers if before.rule in waiver.rules and waiver.cover.covers(before, about)]
        assert (after.suppression is not None) == bool(mine)
