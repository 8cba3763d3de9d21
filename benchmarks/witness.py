"""Documents as the linter reads and judges them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.understood import Understood, understood
from sla_lint.linter import Linter
from sla_lint.request import Request

if TYPE_CHECKING:
    from pathlib import Path

REQUEST = Request(installed_plugins=False)


def read(path: Path) -> Understood:
    """What sla-lint makes of a file; nothing at all where it cannot read it."""
    documents = Linter(REQUEST).documents(str(path))
    findings = Linter(REQUEST).check([str(path)]).open
    return understood(documents[0], findings) if documents else Understood()
