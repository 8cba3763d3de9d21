"""A plugin for tests: readers of toy documents, which show all that a document can have."""

from sla_lint import CannotRead, Change, Draft, Outline, Reader, Scribe, Unread, hookimpl


class Toy:
    """A line is a heading after '#', the row of a table with '|', or begins with what the reader is to do."""

    def __init__(self, changes: str) -> None:
        self.changes = changes
        self.scribe = Scribe()
        self.unread: list[Unread] = []
        self.tracked: list[Change] = []
        self.rows: list[list[Draft]] = []

    def take(self, line: str) -> None:
        word, _, rest = line.partition(" ")
        if "|" in line:
            self.rows.append([Draft(cell.strip()) for cell in line.split("|")])
            return
        self.scribe.table(self.rows)
        self.rows = []
        if word.startswith("#"):
            self.scribe.heading(rest, len(word))
        elif hasattr(self, f"do_{word}"):
            getattr(self, f"do_{word}")(rest)
        elif line:
            self.scribe.paragraph(line)

    def do_unread(self, rest: str) -> None:
        self.unread.append(Unread(*rest.split(": ")))

    def do_grave(self, rest: str) -> None:
        self.unread.append(Unread(*rest.split(": "), grave=True))

    def do_inserted(self, rest: str) -> None:
        self.tracked.append(Change("inserted", rest, self.scribe.position))
        if self.changes == "final":
            self.scribe.paragraph(rest)

    def do_deleted(self, rest: str) -> None:
        self.tracked.append(Change("deleted", rest, self.scribe.position))
        if self.changes == "original":
            self.scribe.paragraph(rest)

    def do_refuse(self, rest: str) -> None:
        raise CannotRead(rest)

    def do_fail(self, rest: str) -> None:
        raise KeyError(rest)

    def do_exhaust(self, rest: str) -> None:
        raise MemoryError


def read_toy(data: bytes, changes: str) -> Outline:
    toy = Toy(changes)
    for line in [*data.decode().splitlines(), ""]:
        toy.take(line)
    return toy.scribe.outline("Toy", unread=toy.unread, changes=toy.tracked)


@hookimpl
def sla_lint_readers() -> list[Reader]:
    """One that reads in our process, and one in a process of its own."""
    return [Reader("Toy", (".toy",), read_toy), Reader("Contained toy", (".con",), read_toy, contained=True)]
