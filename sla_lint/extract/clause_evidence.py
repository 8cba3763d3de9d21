"""Evidence: which statements of a document are about which part of the agreement, by recipes that are data.

A recipe is a sum of lists of phrases that must all be in one statement: "first-time + held-back - ends". `heading:list`
asks for a phrase in the headings above or in the label before, `title:list` for one that is all of such a title,
`row:list` for one in the heads of a table's columns, `near:list` for one in another sentence of the paragraph. What the
opening sentence of a list says, and what the sentence before says where one refers to it ("during this period"), counts
as said.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from sla_lint.extract.clause_names import introduced
from sla_lint.extract.clause_numbers import Numbers
from sla_lint.extract.clause_phrases import Lexicon, references, spans_of, tokens_of
from sla_lint.extract.clause_sentences import located
from sla_lint.extract.clause_statements import Statement, statements

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from sla_lint.extract.clause_phrases import Span
    from sla_lint.extract.tree import Piece
    from sla_lint.outline import Outline
    from sla_lint.vocabulary import Vocabulary

_BACK = "back-reference"
_HEADING = "heading:"
_ROW = "row:"
_TITLE = "title:"
_NEAR = "near:"
_PARTY = "party"
_ROLES = ("client-role", "provider-role")
_FIRST_STATEMENTS = 30
"""How far from the beginning a document introduces its parties."""
_BARE = frozenset(("the", "our", "a", "an"))
"""What a title may begin with and does not mean."""


class Recipe(NamedTuple):
    """Lists of which a statement must have all, and lists of which it must have none."""

    kind: str
    needs: frozenset[str]
    bars: frozenset[str]

    def fits(self, names: frozenset[str]) -> bool:
        """Whether the lists found in a statement make it what the recipe is for."""
        return self.needs <= names and self.bars.isdisjoint(names)


class Said(NamedTuple):
    """A statement with all lists that have a phrase in it: in its own words, and in what belongs to it."""

    statement: Statement
    own: Mapping[str, list[Span]]
    names: frozenset[str]
    kinds: frozenset[str]
    place: int
    """The statement's place among all of the document."""
    document: str

    @property
    def text(self) -> str:
        """What it says."""
        return self.statement.text

    def words(self, begin: int, end: int) -> Piece:
        """Some of its words, with their place in the document."""
        spans = spans_of(self.text)
        return located(self.text[spans[begin][0] : spans[end - 1][1]], self.statement.words, self.document)

    def hit(self, *names: str) -> Piece | None:
        """The words that are the first hit of the first of some lists that has one."""
        span = self.span(*names)
        return None if span is None else self.words(*span)

    def span(self, *names: str) -> Span | None:
        """Where the first hit of the first of some lists is that has one."""
        return next((self.own[name][0] for name in names if name in self.own), None)


class Evidence:
    """All statements of a document, and those that are evidence of each kind of clause."""

    def __init__(self, outline: Outline, words: Vocabulary) -> None:
        self.phrases = phrase_book(words)
        self._told: dict[str, frozenset[str]] = {}
        self._titles: dict[str, frozenset[str]] = {}
        self.said = list(self._judged(statements(outline), outline.text))

    def of(self, *kinds: str) -> list[Said]:
        """The statements that are evidence of a kind, or of one of several, in the order of the document."""
        return [said for said in self.said if not said.kinds.isdisjoint(kinds)]

    def names_in(self, text: str) -> frozenset[str]:
        """The lists that have a phrase in a title; kept, for many statements stand under one."""
        if text not in self._told:
            self._told[text] = frozenset(self.phrases.lexicon.hits(tokens_of(text)))
        return self._told[text]

    def is_all_of_title(self, said: Said, name: str) -> bool:
        """Whether the first label of a statement is a phrase of a list and nothing besides."""
        return bool(said.statement.labels) and f"{_TITLE}{name}" in self._titled(said.statement.labels[0])

    def _judged(self, found: list[Statement], document: str) -> Iterator[Said]:
        aliases = self._aliases(found)
        hits = [self._hits(tokens_of(statement.text), aliases) for statement in found]
        blocks: dict[int, list[int]] = {}
        for place, statement in enumerate(found):
            blocks.setdefault(statement.block, []).append(place)
        before: frozenset[str] = frozenset()
        for place, statement in enumerate(found):
            own = frozenset(hits[place])
            linked = before if _BACK in own else frozenset()
            near = (name for other in blocks[statement.block] if other != place for name in hits[other])
            names = own | linked | self._around(statement) | {f"{_NEAR}{name}" for name in near}
            before = own | linked
            yield Said(statement, hits[place], names, self.phrases.kinds_of(names), place, document)

    def _aliases(self, found: list[Statement]) -> dict[str, list[tuple[list[str], str]]]:
        """What the document calls its parties, by the first word; who buys stands first where no word tells."""
        aliases: dict[str, list[tuple[list[str], str]]] = {}
        for statement in found[:_FIRST_STATEMENTS]:
            calls = [tokens_of(called) for _, called in introduced(statement.text)]
            if len(calls) == len(_ROLES) and all(calls):
                for tokens, role in zip(calls, _ROLES, strict=True):
                    aliases.setdefault(tokens[0], []).append((tokens, role))
                break
        return aliases

    def _hits(self, tokens: list[str], aliases: dict[str, list[tuple[list[str], str]]]) -> dict[str, list[Span]]:
        """The hits of all lists; the names of the parties count as their roles."""
        found = self.phrases.lexicon.hits(tokens)
        for index, token in enumerate(tokens) if aliases else ():
            for alias, role in aliases.get(token, ()):
                span = (index, index + len(alias))
                if tokens[index : span[1]] == alias and span not in found.get(_PARTY, ()):
                    for name in (_PARTY, role):
                        found[name] = sorted({*found.get(name, ()), span})
        return found

    def _around(self, statement: Statement) -> frozenset[str]:
        """What the headings, the labels and the opening sentence of a statement tell."""
        found = self.names_in(statement.lead) if statement.lead else frozenset()
        for title in (*statement.headings, *statement.labels):
            found |= self._titled(title)
        return found.union(f"{_ROW}{name}" for head in statement.row for name in self.names_in(head))

    def _titled(self, title: str) -> frozenset[str]:
        """What a title tells, and which lists have a phrase that is all of it."""
        if title not in self._titles:
            tokens = tokens_of(title)
            while tokens and (tokens[0] in _BARE or tokens[0].isdecimal()):
                del tokens[0]
            hits = self.phrases.lexicon.hits(tokens)
            whole = (name for name, spans in hits.items() if (0, len(tokens)) in spans)
            self._titles[title] = frozenset(
                (*(f"{_HEADING}{name}" for name in hits), *(f"{_TITLE}{name}" for name in whole))
            )
        return self._titles[title]


class PhraseBook:
    """The phrases and recipes of a vocabulary, made once."""

    def __init__(self, words: Vocabulary) -> None:
        self.kinds = words.words("clause.kinds")
        recipes = [recipe for kind in self.kinds for recipe in _recipes(kind, words)]
        self._by_need: dict[str, list[Recipe]] = {}
        for recipe in recipes:
            self._by_need.setdefault(min(recipe.needs), []).append(recipe)
        self._vetoes = {kind: list(_recipes(f"{kind}.not", words)) for kind in self.kinds}
        every = [*recipes, *(veto for vetoes in self._vetoes.values() for veto in vetoes)]
        asked = {name for recipe in every for name in (*recipe.needs, *recipe.bars)}
        asked |= {_BACK, *words.words("clause.read")}
        self.numbers = Numbers.of(words)
        self.lexicon = Lexicon(_lists({name.rpartition(":")[2] for name in asked}, words), self.numbers)

    def kinds_of(self, names: frozenset[str]) -> frozenset[str]:
        """The kinds of clauses that the lists found in a statement make of it."""
        found = {recipe.kind for name in names for recipe in self._by_need.get(name, ()) if recipe.fits(names)}
        return frozenset(kind for kind in found if not any(veto.fits(names) for veto in self._vetoes[kind]))


@lru_cache(maxsize=4)
def phrase_book(words: Vocabulary) -> PhraseBook:
    """The phrases and recipes of a vocabulary."""
    return PhraseBook(words)


def _recipes(kind: str, words: Vocabulary) -> Iterator[Recipe]:
    for line in words.words(f"clause.{kind}"):
        needs, *bars = line.split(" - ")
        yield Recipe(kind, frozenset(needs.split(" + ")), frozenset(bars))


def _lists(names: Iterable[str], words: Vocabulary) -> dict[str, tuple[str, ...]]:
    """Some lists of phrases, and those to which they refer."""
    found: dict[str, tuple[str, ...]] = {}
    waiting = sorted(names)
    while waiting:
        name = waiting.pop()
        if name not in found:
            found[name] = words.words(f"said.{name}")
            waiting.extend(sorted(references(found[name])))
    return found
