"""Places in SARIF: files, and regions whose columns count UTF-16 code units."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from functools import cached_property
from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from sla_lint.reports.escape import escape
from sla_lint.reports.layout import Lines

if TYPE_CHECKING:
    from sla_lint.reports.repository import Repository
    from sla_lint.syntax.source import Location, Source

_ROOT = "SRCROOT"
_REPOSITORY = "REPOROOT"
_NOWHERE = "about:blank"
_ASTRAL = re.compile(r"[\U00010000-\U0010ffff]")
# What Python's splitlines, unlike editors and GitHub, takes for a line break too.
_UNSURE_BREAK = re.compile(r"[\v\f\x1c-\x1e\x85\u2028\u2029]")
_FOREIGN_SURROGATE = re.compile(r"[\ud800-\udc7f\udd00-\udfff]")
_CONTEXT = 200  # characters to quote on each side of a region
_QUOTED_AT_MOST = 2000  # characters of a region that are quoted
_OFFICE = "application/vnd.openxmlformats-officedocument."
_MIME_TYPES = {
    ".csv": "text/csv",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".htm": "text/html",
    ".html": "text/html",
    ".json": "application/json",
    ".md": "text/markdown",
    ".pdf": "application/pdf",
    ".txt": "text/plain",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".yaml": "application/yaml",
    ".yml": "application/yaml",
}


class Places:
    """The places of one log, and the files that they are in.

    A file without lines has no region that all readers take: GitHub wants a line, the specification bytes. `strict`
    gives the latter; otherwise it is line 1 with the words of the place.
    """

    def __init__(self, *, strict: bool = False) -> None:
        self._strict = strict
        self._files: dict[str, dict[str, Any]] = {}
        self._texts: dict[str, _Text] = {}

    def physical(self, location: Location, *, whole: bool = True) -> dict[str, Any]:
        """A `physicalLocation`; `whole` says that the source holds all of the file, not what could be read of it."""
        source = location.source
        if source.guide is not None and not source.guide.lines:
            size = source.guide.size
            regions = {"region": {"byteOffset": 0, "byteLength": size}} if self._strict else _first_line(location)
            return {"artifactLocation": self.artifact(source.name, size), **regions}
        text = self._texts.get(source.name)
        if text is None or text.source is not source:
            text = self._texts[source.name] = _Text(source)
        place = {
            "artifactLocation": self.artifact(source.name, text.size if whole else None),
            "region": text.region(location.start, location.end),
        }
        around = text.around(location.start, location.end)
        return place if around is None else {**place, "contextRegion": around}

    def artifact(self, name: str, size: int | None = None) -> dict[str, Any]:
        """An `artifactLocation`; a new file is put on the list."""
        file = self._files.get(name)
        if file is None:
            index = len(self._files)
            file = self._files[name] = {"location": {"uri": uri(name), "uriBaseId": _ROOT, "index": index}}
            file["roles"] = ["analysisTarget"]
            file |= _described(name, size)
        return dict(file["location"])

    def artifacts(self) -> Lines:
        """The files that were named, in the order of their numbers."""
        return Lines(self._files.values())


def provenance(repository: Repository | None) -> dict[str, Any]:
    """What file names are relative to, and the repository; Microsoft's validator wants one named in any case."""
    root = _REPOSITORY if repository and repository.inside else _ROOT
    bases: dict[str, Any] = {root: {"description": {"text": "The root of the repository, where there is one."}}}
    if repository and repository.inside:
        bases[_ROOT] = {"uri": f"{uri(repository.inside)}/", "uriBaseId": _REPOSITORY}
    address = repository.uri if repository else _NOWHERE
    return {
        "versionControlProvenance": [{"repositoryUri": address, "mappedTo": {"uriBaseId": root}}],
        "originalUriBaseIds": bases,
    }


def uri(name: str) -> str:
    r"""A relative reference for a file's name: without a scheme, a backslash, `..` or a leading slash.

    Of a name outside the root only that remains which gives no folder of the machine away.
    """
    name = _FOREIGN_SURROGATE.sub("\ufffd", name)
    absolute = name.startswith("/") or re.match(r"[A-Za-z]:[/\\]", name) is not None
    parts = [part for part in name.split("/") if part not in {"", ".", ".."}]
    path = "/".join(parts[-1:] if absolute else parts) or "unnamed"
    return quote(path.encode("utf-8", "surrogateescape"), safe="/")


def _described(name: str, size: int | None) -> dict[str, Any]:
    length = {} if size is None else {"length": size}
    kind = _MIME_TYPES.get(PurePosixPath(name).suffix.lower())
    return {**length, "mimeType": kind} if kind else length


def _first_line(location: Location) -> dict[str, Any]:
    """The regions that GitHub takes for a place in a file that it cannot show, with the words there and around."""
    text = location.source.text
    around = text[max(location.start - _CONTEXT, 0) : location.end + _CONTEXT]
    return {
        "region": {"startLine": 1, "snippet": {"text": escape(location.text[:_QUOTED_AT_MOST])}},
        "contextRegion": {"startLine": 1, "endLine": 2, "snippet": {"text": escape(around[:_QUOTED_AT_MOST])}},
    }


class _Text:
    """The text of a file with what its regions need to know about it."""

    def __init__(self, source: Source) -> None:
        self.source = source

    @cached_property
    def size(self) -> int:
        return len(self.source.text.encode("utf-8", "surrogatepass")) + (3 if self.source.bom else 0)

    @cached_property
    def astral(self) -> array[int]:
        """Where the characters stand that take two UTF-16 code units."""
        return array("I", (match.start() for match in _ASTRAL.finditer(self.source.text)))

    @cached_property
    def plain(self) -> bool:
        """Whether everybody counts its characters and lines alike, so that offsets mean the same to all."""
        return not self.astral and _UNSURE_BREAK.search(self.source.text) is None

    def region(self, start: int, end: int) -> dict[str, Any]:
        line, column = self._position(start)
        end_line, end_column = self._position(end)
        region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
        on_last_empty_line = self.source.line_starts[end_line - 1] == len(self.source.text)
        if self.plain and not on_last_empty_line:
            region |= {"charOffset": start, "charLength": end - start}
        if end - start > _QUOTED_AT_MOST:
            return region
        return {**region, "snippet": {"text": self.source.text[start:end]}}

    def around(self, start: int, end: int) -> dict[str, Any] | None:
        """The neighbourhood of a region, which reaches at most into the lines above and below."""
        text, starts = self.source.text, self.source.line_starts
        first, last = self.source.position(start)[0], self.source.position(end)[0]
        low = max(starts[max(first - 2, 0)], start - _CONTEXT)
        below = starts[last + 1] if last + 1 < len(starts) else len(text)
        high = min(below, end + _CONTEXT)
        low += _splits_break(text, low)
        high -= _splits_break(text, high)
        tidy = end + len(text[end:high].rstrip("\r\n"))
        high = high if (low, tidy) == (start, end) else tidy
        return None if (low, high) == (start, end) else self.region(low, high)

    def _position(self, offset: int) -> tuple[int, int]:
        line, column = self.source.position(offset)
        opens = offset - column + 1
        return line, column + bisect_left(self.astral, offset) - bisect_left(self.astral, opens)


def _splits_break(text: str, offset: int) -> bool:
    """Whether an offset falls between CR and LF, which are one line break."""
    return 0 < offset < len(text) and text[offset - 1 : offset + 1] == "\r\n"
