"""The text of a file that is text: UTF-8 and nothing else."""

from __future__ import annotations

from sla_lint.files import Unreadable, decode
from sla_lint.readers.reader import CannotRead


def decoded(data: bytes) -> str:
    """The text of some bytes, without the mark that some editors put in front. Raises CannotRead."""
    try:
        return decode(data, "").text
    except Unreadable as error:
        raise CannotRead(error.trouble.message) from None
