"""The readers that come with the core: formats that are text. Each is imported when it has a file to read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sla_lint.readers.reader import Reader

if TYPE_CHECKING:
    from sla_lint.outline import Outline
    from sla_lint.readers.reader import Changes


def _markdown(data: bytes, changes: Changes) -> Outline:
    from sla_lint.readers.markdown import read_markdown

    return read_markdown(data, changes)


def _html(data: bytes, changes: Changes) -> Outline:
    from sla_lint.readers.html import read_html

    return read_html(data, changes)


def _csv(data: bytes, changes: Changes) -> Outline:
    from sla_lint.readers.csv import read_csv

    return read_csv(data, changes)


def _plain_text(data: bytes, changes: Changes) -> Outline:
    from sla_lint.readers.plain_text import read_plain_text

    return read_plain_text(data, changes)


READERS = (
    Reader("Markdown", (".md", ".markdown"), _markdown),
    Reader("HTML", (".html", ".htm", ".xhtml"), _html),
    Reader("CSV", (".csv", ".tsv"), _csv),
    Reader("Text", (".txt",), _plain_text),
)
