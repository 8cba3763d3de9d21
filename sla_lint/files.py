"""Files: found, opened and decoded with the guards that input from strangers needs."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from sla_lint.errors import ConfigError, Trouble
from sla_lint.kinds import kind_of
from sla_lint.syntax.source import Location, Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pathspec import GitIgnoreSpec

    from sla_lint.kinds import Kind

MAX_BYTES = 20_000_000
"""The most that a text may have."""
MAX_DOCUMENT_BYTES = 64_000_000
"""The most that a document with pictures in it may have."""
SUFFIXES = (".yaml", ".yml", ".json")
"""How the names of agreements in YAML and JSON end."""

_SKIPPED_FOLDERS = frozenset({"node_modules"})
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
    return decode(read_bytes(path, name), name)


def read_bytes(path: str, name: str, *, at_most: int = MAX_BYTES) -> bytes:
    """What a regular file holds. Raises Unreadable."""
    try:
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except OSError as error:
        raise Unreadable(name, f"cannot be opened: {(error.strerror or 'unknown reason').lower()}") from None
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise Unreadable(name, "is no regular file (a folder, a device or a pipe); nothing was read")
        if status.st_size > at_most:
            raise too_large(name, at_most)
        with os.fdopen(os.dup(handle), "rb") as file:
            return file.read(at_most + 1)
    finally:
        os.close(handle)


def too_large(name: str, at_most: int) -> Unreadable:
    """What is said of a file beyond the limit."""
    return Unreadable(name, f"is larger than {at_most // 1_000_000} MB; no agreement is")


def decode(data: bytes, name: str) -> Source:
    """The text of some bytes. Raises Unreadable where they are another kind of file, or not UTF-8."""
    if len(data) > MAX_BYTES:
        raise too_large(name, MAX_BYTES)
    kind = kind_of(data)
    if kind is not None:
        raise Unreadable(name, f"this is {kind.name}, and no text in YAML or JSON{_renaming(kind)}")
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


def _renaming(kind: Kind) -> str:
    return f"; let its name end in {kind.suffix} to have it read as one" if kind.suffix and not kind.cure else ""


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


def refuse_relative(paths: Iterable[str]) -> None:
    """Raise ConfigError where a path means nothing, because it is one from the current folder and that is gone."""
    try:
        os.getcwd()
    except FileNotFoundError:
        relative = [path for path in paths if not os.path.isabs(path)]
        if relative:
            what = f"'{relative[0]}' is nowhere, because the current folder is gone; change to one that exists"
            raise ConfigError(what) from None


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


def find(
    paths: list[str], troubles: list[Trouble], suffixes: Callable[[], tuple[str, ...]] = lambda: SUFFIXES
) -> Iterator[Found]:
    """The files that the paths stand for, each real file once, folders walked in the order of names.

    `suffixes` says how names end that a walk looks at; it is asked where there is a folder.
    """
    seen: set[tuple[int, int]] = set()
    for path in paths:
        folder = os.path.isdir(path)
        before = len(troubles)
        empty = True
        for file in _walk(path, troubles, suffixes()) if folder else iter([Found(path, named=True)]):
            empty = False
            identity = _identity(file.path)
            if identity is None or identity not in seen:
                seen.add(identity or (0, 0))
                yield file
        if folder and empty and len(troubles) == before:
            reason = "there is no file in this folder that could hold an agreement, so nothing was checked"
            troubles.append(Trouble("unreadable-document", reason, display_name(path)))


def _identity(path: str) -> tuple[int, int] | None:
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino


def _walk(top: str, troubles: list[Trouble], suffixes: tuple[str, ...]) -> Iterator[Found]:
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
            if name.startswith(".") or not name.lower().endswith(suffixes) or ignored(folder, name):
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
            lines = read_bytes(file, file).decode(errors="replace").splitlines()
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
