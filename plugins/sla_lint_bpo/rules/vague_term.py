"""Words that cannot be measured."""

from sla_lint import Document, Passage, Phrase, Place, Problem, Problems, Severity, rule
from sla_lint_bpo.lexicon import Hit
from sla_lint_bpo.wording import Wording, wording_of
from sla_lint_bpo.zones import is_legal, severity_at

LEEWAY = frozenset({"efforts", "degree", "escape"})
"""The kinds of vague words that lawyers keep on purpose."""

LEGAL: dict[str, Severity] = {"warning": "warning", "note": "note"}
"""What the option may say of them; anything else leaves them out."""


@rule(
    severity="warning",
    group="wording",
    source="seed2, effective-analysis, weagree-vague, lawbase",
    precision="medium",
)
def vague_term(
    document: Document,
    *,
    extra: tuple[str, ...] = (),
    allow: tuple[str, ...] = (),
    exempt_defined: bool = True,
    exempt_with_number_within_words: int = 8,
    legal_sections: str = "note",
) -> Problems:
    """A text uses words that two people would measure differently, or not at all.

    Why it matters:
        "Promptly", "best efforts" and "industry standard" sound like promises. When one is tested, each side brings its
        own meaning, and courts have filled volumes with what they found. Lists for writers of requirements name these
        words, and for each there is a question that replaces it: by when, how much, how often, compared to what?

    How it is gamed:
        The side that performs reads the word as what it does anyway.

    Not flagged:
        Names and titles, quoted words, words that are defined in the agreement or written with a capital as defined
        terms are, words that are only mentioned to be ruled out ("rather than best efforts"), and words with a number
        beside them ("promptly and in any case within 2 hours"). Lawyers keep some vague words on purpose ("reasonable
        notice", "material breach"); these are notes, as is every vague word where nothing is owed: in a purpose, a
        scope, a remark.

    Flagged:
        metrics: [{id: r, definition: tickets are answered promptly using best efforts}]
        ---
        reporting:
          frequency: regularly

    Accepted:
        metrics: [{id: r, definition: tickets are answered within 4 business hours of receipt}]
        ---
        obligations:
          - {id: notify, text: "The provider tells the client promptly, in any case within 2 hours"}
        ---
        definitions:
          Good Industry Practice: the practice set out in annex G
        obligations:
          - {id: care, text: The provider works to Good Industry Practice}

    Model clause:
        Where this schedule requires an act without naming a time, it is due within two Working Days of the event that
        calls for it.

    Question:
        If both sides had to put a number on this word today, would they write the same one?

    Options:
        extra: further words of the house that cannot be measured.
        allow: words of the list that are fine here.
        exempt_defined: leave out words that the agreement defines.
        exempt_with_number_within_words: how near a number makes a word precise; 8 words is about a clause. 0 is never.
        legal_sections: what vague efforts and degrees are in relief, governance, term and parties, where lawyers leave
            room on purpose - note, warning, or off.
    """
    wording = wording_of(
        document,
        extra=extra,
        allow=allow,
        defined=exempt_defined,
        within=exempt_with_number_within_words,
    )
    marks = wording.lists.lexicon.marks_in(document.words)
    hints = document.vocabulary.word_map("vague.hints")
    for passage in document.passages_with(marks):
        if _is_target_in_words(passage):
            continue
        for hit in wording.in_earnest(passage.text):
            severity = _severity(passage.path, hit, wording, legal_sections)
            if severity is not None:
                yield Problem(
                    _place(passage, hit),
                    "{term} cannot be measured ({hint}); write what both sides would measure alike.",
                    severity=severity,
                    term=passage.text[hit.start : hit.end],
                    hint=Phrase(hints.get(hit.kind, "how much, by when, compared to what?")),
                )


def _is_target_in_words(passage: Passage) -> bool:
    """Whether a text is a target without a number, of which unmeasurable-target speaks."""
    is_target = passage.path.startswith("metrics/") and passage.path.endswith("/target")
    return is_target and not any(character.isdigit() for character in passage.text)


def _severity(path: str, hit: Hit, wording: Wording, legal_sections: str) -> Severity | None:
    """How much the words matter where they stand; None, or another word, where they do not."""
    severity = severity_at(path)
    if severity is None:
        return None
    if is_legal(path) and hit.kind in LEEWAY:
        return LEGAL.get(legal_sections)
    return "note" if wording.tolerates(hit) else severity


def _place(passage: Passage, hit: Hit) -> Place:
    """Where the words stand in the file, where the same words may stand in the text more than once."""
    words = " ".join(passage.text[hit.start : hit.end].split())
    before = " ".join(passage.text[: hit.start].split())
    return passage.place(words, nth=before.casefold().count(words.casefold()))
