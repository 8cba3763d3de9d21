"""Files: found, opened and decoded with the guards that input from strangers needs."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from sla_lint.errors import Trouble
from sla_lint.syntax.source import Location, Source

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pathspec import GitIgnoreSpec

MAX_BYTES = 20_000_000
SUFFIXES = (".yaml", ".yml", ".json")
"""The names that a walk looks at."""

_SKIPPED_FOLDERS = frozenset({"node_modules"})
_MAGIC = (
    (b"%PDF", "a PDF document"),
    (b"PK\x03\x04", "a zip archive (a Word or Excel document is one)"),
    (b"\xd0\xcf\x11\xe0", "an old Office document, or an encrypted one"),
    (b"{\\rtf", "an RTF document"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"\x7fELF", "a program"),
)
_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


class Unreadable(Exception):  # noqa: N818 (it is a state of a file, and becomes a Trouble)
    """A file that cannot be read as text; the trouble says why."""

    def __init__(self, name: str, reason: str, location: Location | None = None) -> None:
        super().__init__(reason)
        self.trouble = Trouble("unreadable-document", reason, name, location)


def read_source(path: str, name: str) -> Source:
    """The text of a regular file in UTF-8, under the name that reports give it. Raises Unreadable."""
    return decode(_read(path, name), name)


def decode(data: bytes, name: str) -> Source:
    """The text of some bytes. Raises Unreadable where they are another kind of file, or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise Unreadable(name, f"is larger than {MAX_BYTES // 1_000_000} MB; no agreement is")
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise Unreadable(name, f"this is {kind}; only agreements in YAML or JSON can be read")
    for mark, encoding in _WIDE_MARKS:
        if data.startswith(mark):
            raise Unreadable(name, f"the text is in {encoding}; save it as UTF-8")
    bom = data.startswith(_BOM)
    data = data.removeprefix(_BOM)
    if b"\0" in data[:64] and data[:64].count(b"\0") * 3 > len(data[:64]):
        raise Unreadable(name, "the text is in UTF-16 or UTF-32 without a mark; save it as UTF-8")
    try:
        return Source(name, data.decode(), bom=bom)
    except UnicodeDecodeError as error:
        before = Source(name, data[: error.start].decode())
        place = Location(before, len(before.text), len(before.text))
        what = f"byte {error.start + 1} is not UTF-8; save the file as UTF-8"
        raise Unreadable(name, what, place) from None


def current_folder() -> str:
    """Where the command runs; the root of the file system where that folder is gone."""
    try:
        return os.getcwd()
    except FileNotFoundError:
        return os.sep


def upwards(folder: str) -> Iterator[str]:
    """A folder and all those that it lies in, the innermost first."""
    below = ""
    while folder != below:
        yield folder
        below, folder = folder, os.path.dirname(folder)


def display_name(path: str) -> str:
    """How reports name a file: relative to the current folder where it is below it, with forward slashes."""
    plain = os.path.normpath(path)
    if not (os.path.isabs(plain) or plain.startswith(os.pardir)):
        return plain.replace(os.sep, "/")
    relative = os.path.relpath(os.path.join(current_folder(), path), current_folder())
    outside = relative == os.pardir or relative.startswith(os.pardir + os.sep)
    return _tidy(path if outside else relative)


def _tidy(path: str) -> str:
    """A path with forward slashes and without steps on the spot."""
    root, *parts = path.replace(os.sep, "/").split("/")
    kept = [part for part in parts if part not in ("", ".")]
    return "/".join(kept if root == "." else [root, *kept]) or path


class Found:
    """A file to check: `named` on the command line, or met in a walk."""

    __slots__ = ("named", "path")

    def __init__(self, path: str, *, named: bool) -> None:
        self.path = path
        self.named = named


def find(paths: list[str], troubles: list[Trouble]) -> Iterator[Found]:
    """The files that the paths stand for, each real file once, folders walked in the order of names."""
    seen: set[tuple[int, int]] = set()
    for path in paths:
        folder = os.path.isdir(path)
        before = len(troubles)
        empty = True
        for file in _walk(path, troubles) if folder else iter([Found(path, named=True)]):
            empty = False
            identity = _identity(file.path)
            if identity is None or identity not in seen:
                seen.add(identity or (0, 0))
                yield file
        if folder and empty and len(troubles) == before:
            reason = "there is no YAML or JSON file in this folder, so nothing was checked"
            troubles.append(Trouble("unreadable-document", reason, display_name(path)))


def _read(path: str, name: str) -> bytes:
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(name, f"cannot be opened: {(error.strerror or 'unknown reason').lower()}") from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, "is no regular file (a folder, a device or a pipe); nothing was read")
        if status.st_size > MAX_BYTES:
            raise Unreadable(name, f"is larger than {MAX_BYTES // 1_000_000} MB; no agreement is")
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(MAX_BYTES + 1)
    finally:
        os.close(handle)


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _walk(top: str, troubles: list[Trouble]) -> Iterator[Found]:
    """Candidates below a folder. Hidden names, links to folders and links that leave the folder are passed over."""
    ignored = _Ignored(top, troubles)
    root = os.path.realpath(top)

    def complain(error: OSError) -> None:
        reason = f"the folder cannot be listed: {(error.strerror or 'unknown reason').lower()}"
        troubles.append(Trouble("unreadable-document", reason, display_name(str(error.filename))))

    for folder, folders, files in os.walk(top, onerror=complain):
        ignored.enter(folder)
        folders[:] = sorted(name for name in folders if _entered(name) and not ignored(folder, name, folder_name=True))
        for name in sorted(files):
            if name.startswith(".") or not name.lower().endswith(SUFFIXES) or ignored(folder, name):
                continue
            path = os.path.join(folder, name)
            if not _leaves(path, root) and os.path.isfile(path):
                yield Found(path, named=False)


def _entered(name: str) -> bool:
    return not name.startswith(".") and name not in _SKIPPED_FOLDERS


def _leaves(path: str, root: str) -> bool:
    return os.path.islink(path) and not os.path.realpath(path).startswith(root + os.sep)


class _Ignored:
    """What the `.gitignore` files between the repository's root and a folder leave out."""

    def __init__(self, top: str, troubles: list[Trouble]) -> None:
        self.troubles = troubles
        self.specs: list[tuple[str, GitIgnoreSpec]] = []
        _, *above = upwards(os.path.abspath(top))
        for folder in reversed([folder for folder in above if self._within_repository(folder)]):
            self.enter(folder)

    @staticmethod
    def _within_repository(folder: str) -> bool:
        return any(os.path.exists(os.path.join(place, ".git")) for place in upwards(folder))

    def enter(self, folder: str) -> None:
        """Take over the patterns of a folder."""
        file = os.path.join(folder, ".gitignore")
        if not os.path.isfile(file):
            return
        from pathspec import GitIgnoreSpec  # 40 ms that most runs can spare

        try:
            lines = _read(file, file).decode(errors="replace").splitlines()
            self.specs.append((os.path.abspath(folder), GitIgnoreSpec.from_lines(lines)))
        except Unreadable as error:
            self.troubles.append(error.trouble._replace(path=display_name(file)))
        except ValueError as error:
            what = f"a pattern in it cannot be followed: {error}"
            self.troubles.append(Trouble("broken-config", what, display_name(file)))

    def __call__(self, folder: str, name: str, *, folder_name: bool = False) -> bool:
        path = os.path.abspath(os.path.join(folder, name))
        for base, spec in reversed(self.specs):
            if path.startswith(base + os.sep):
                verdict = spec.check_file(os.path.relpath(path, base) + ("/" if folder_name else "")).include
                if verdict is not None:
                    return verdict
        return False
