"""Documents as the linter reads and judges them, kept for the measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.understood import Understood, understood
from sla_lint.linter import Linter, Request
from sla_lint.model import Document

if TYPE_CHECKING:
    from pathlib import Path

    from sla_lint.ground import Ground, Judged
    from sla_lint.syntax import Mapping


class Witness(Linter):
    """A run that keeps the documents it judges."""

    def __init__(self) -> None:
        super().__init__(Request(installed_plugins=False))
        self.documents: list[Document] = []

    def _judge(self, node: Mapping, path: str, ground: Ground) -> Judged:
        self.documents.append(Document(node, ground.vocabulary))
        return super()._judge(node, path, ground)


def read(path: Path) -> Understood:
    """What sla-lint makes of a file; nothing at all where it cannot read it."""
    witness = Witness()
    findings = witness.check([str(path)]).open
    return understood(witness.documents[0], findings) if witness.documents else Understood()
