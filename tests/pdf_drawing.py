"""PDF files drawn for a test: text, lines and areas, at places from the top left corner of the page."""

from itertools import pairwise

from sla_lint import Outline, Table
from sla_lint_office.pdf import read_pdf

WIDTH, HEIGHT = 612, 792
PLAIN, BOLD = "F1", "F2"

EDGES = [50, 200, 350, 550]
HEADER = ["Metric", "Target", "How measured"]
ROWS = [HEADER, ["Calls answered", "80% in 20 s", "Telephony reports"], ["First-call resolution", "70%", "Tickets"]]


class Page:
    """A page of letter size. `turned` is the page's own rotation."""

    def __init__(self, *, turned: int = 0) -> None:
        self.turned = turned
        self.commands: list[bytes] = []
        self.notes: list[bytes] = []

    def text(
        self, across: float, down: float, text: str, *, size: float = 10, font: str = PLAIN, how: str = ""
    ) -> "Page":
        """A line of text on its baseline. `how` are commands before it: "3 Tr" hides it, "2 Tc" spaces its letters."""
        place = f"1 0 0 1 {across} {HEIGHT - down} Tm"
        return self.draw(f"BT 0 Tr 0 Tc {how} /{font} {size} Tf {place} ({escaped(text)}) Tj ET")

    def upward(self, across: float, down: float, text: str, *, size: float = 10) -> "Page":
        """A line of text that runs up the page."""
        return self.draw(f"BT /{PLAIN} {size} Tf 0 1 -1 0 {across} {HEIGHT - down} Tm ({escaped(text)}) Tj ET")

    def lines(
        self, across: float, down: float, *texts: str, size: float = 10, font: str = PLAIN, leading: float = 12
    ) -> "Page":
        """Lines of text below each other; an empty one leaves a blank line."""
        for number, text in enumerate(texts):
            if text:
                self.text(across, down + number * leading, text, size=size, font=font)
        return self

    def line(self, left: float, top: float, right: float, bottom: float) -> "Page":
        """A ruled line."""
        return self.draw(f"{left} {HEIGHT - top} m {right} {HEIGHT - bottom} l S")

    def area(self, left: float, top: float, right: float, bottom: float, how: str = "0.8 g") -> "Page":
        """A shaded area without an outline."""
        return self.draw(f"{how} {left} {HEIGHT - bottom} {right - left} {bottom - top} re f 0 g")

    def grid(self, edges: list[float], levels: list[float]) -> "Page":
        """The lines of a table with no merged cells."""
        for level in levels:
            self.line(edges[0], level, edges[-1], level)
        for edge in edges:
            self.line(edge, levels[0], edge, levels[-1])
        return self

    def table(
        self, edges: list[float], top: float, rows: list[list[str]], *, height: float = 20, bold: bool = True
    ) -> "Page":
        """A ruled table with one line of text a cell; its first row is bold."""
        self.grid(edges, [top + number * height for number in range(len(rows) + 1)])
        for number, row in enumerate(rows):
            for (left, _), text in zip(pairwise(edges), row, strict=True):
                font = BOLD if bold and number == 0 else PLAIN
                self.text(left + 4, top + number * height + 13, text, font=font) if text else None
        return self

    def note(self, text: str) -> "Page":
        """An annotation or a field of a form, as the file says it."""
        self.notes.append(text.encode("latin-1"))
        return self

    def draw(self, command: str) -> "Page":
        self.commands.append(command.encode("cp1252"))
        return self


def pdf(
    *pages: Page,
    catalog: str = "",
    trailer: str = "",
    fonts: str = "",
    resources: str = "",
    extra: tuple[bytes, ...] = (),
) -> bytes:
    """The pages as a file; the first of the extra objects is number 4."""
    font = "<< /Type /Font /Subtype /Type1 /BaseFont /{} /Encoding /WinAnsiEncoding >>"
    named = f"/F1 {font.format('Helvetica')} /F2 {font.format('Helvetica-Bold')} {fonts}"
    objects = [b"", b"", f"<< /Font << {named} >> {resources} >>".encode(), *extra]
    kids = []
    for page in pages:
        content = b"\n".join(page.commands)
        objects.append(b"<< /Length %d >>\nstream\n%b\nendstream" % (len(content), content))
        notes = b" ".join(page.notes)
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 %d %d] /Rotate %d /Resources 3 0 R /Contents %d 0 R"
            b" /Annots [%b] >>" % (WIDTH, HEIGHT, page.turned, len(objects), notes)
        )
        kids.append(b"%d 0 R" % len(objects))
    objects[0] = b"<< /Type /Catalog /Pages 2 0 R %b >>" % catalog.encode()
    objects[1] = b"<< /Type /Pages /Kids [%b] /Count %d >>" % (b" ".join(kids), len(kids))
    return _file(objects, trailer)


def _file(objects: list[bytes], trailer: str) -> bytes:
    data = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(data)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    data += b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(objects) + 1, table)
    data += b"trailer\n<< /Size %d /Root 1 0 R %b >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer.encode(),
        start,
    )
    return bytes(data)


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")


def tables(*pages: Page) -> list[list[list[str]]]:
    """The tables of a file, as texts."""
    return [[[cell.text for cell in row] for row in table.rows] for table in blocks(Table, *pages)]


def blocks(kind: type, *pages: Page) -> list:
    return [block for block in outline(*pages).blocks if isinstance(block, kind)]


def outline(*pages: Page) -> Outline:
    return read_pdf(pdf(*pages), "final")
