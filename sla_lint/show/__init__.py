"""What was understood of a file, shown to a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.reports.text import aside_line
from sla_lint.show.native import as_yaml as written
from sla_lint.show.native import comment
from sla_lint.show.table import as_text

if TYPE_CHECKING:
    from sla_lint.linter import Linter

_HEADER = "# What sla-lint understood of {}. Correct it, and check this file instead.\n"


def show_file(linter: Linter, path: str, *, as_yaml: bool) -> str:
    """The agreements of a file, as a table or as YAML; what else is to be known of it stands at the end."""
    documents = linter.documents(path)
    asides = [aside_line(aside) for aside in linter.asides]
    if as_yaml:
        pieces = [written(document.node) for document in documents]
        header = [_HEADER.format(comment(documents[0].node.source.name))] if documents else []
        return "".join([*header, *(f"# {comment(line)}\n" for line in asides), "---\n".join(pieces)])
    return "\n".join([*(as_text(document) for document in documents), *(f"{line}\n" for line in asides)])
