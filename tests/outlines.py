"""Outlines in the tests: written down line by line, and held against the text that they point into."""

import re
from pathlib import Path

from ruamel.yaml import YAML

from sla_lint.outline import Heading, Paragraph, Table

DATA = Path(__file__).parent / "data" / "outlines"


def cases(name):
    """The cases of a data file: a name, a text, and the lines that its outline is written as."""
    found = YAML(typ="safe", pure=True).load(DATA / f"{name}.yaml")
    return [(case["name"], case["text"], case["expect"].splitlines()) for case in found]


def listing(outline):
    """Each block on a line of its own, and each row of a table; `!` heads a cell, `/` ends a line in it."""
    return [line for block in outline.blocks for line in _lines(block)]


def _lines(block):
    if isinstance(block, Heading):
        return ["#" * block.level + f" {block.number}: {block.text}".replace(" : ", " ")]
    if isinstance(block, Paragraph):
        return ["  " * block.level + (f"{block.marker} " if block.marker else "") + block.text.replace("\n", " / ")]
    rows = [
        "| " + " | ".join(("!" if cell.header else "") + shown(cell.text) for cell in row) + " |" for row in block.rows
    ]
    return [f"[{block.caption}]", *rows] if block.caption else rows


def shown(text):
    return text.replace("\n", " / ") or "-"


def spoken(outline):
    """Every text of an outline with its place."""
    for block in outline.blocks:
        if isinstance(block, Table):
            yield from ((cell.text, cell.start, cell.end) for row in block.rows for cell in row)
        else:
            yield block.text, block.start, block.end


def misplaced(outline):
    """What does not stand at its place: places that lie outside of the text, and words that are not there."""
    for text, start, end in spoken(outline):
        if not 0 <= start <= end <= len(outline.text):
            yield text, start, end
        here = re.sub(r"\W", "", outline.text[start:end])
        if any(re.sub(r"\W", "", word) not in here for word in re.split(r"[\s-]+", text)):
            yield text, start, end


def starts(outline):
    """Where the blocks begin, in their order."""
    return [block.rows[0][0].start if isinstance(block, Table) else block.start for block in outline.blocks]
