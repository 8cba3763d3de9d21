"""Text to a tree of values that know their places."""

from sla_lint.syntax.source import Location, Source
from sla_lint.syntax.tree import Fault, Mapping, Node, Scalar, Sequence, plain, scalars, shorten
from sla_lint.syntax.yaml import Parsed, parse_yaml, plain_yaml

__all__ = [
    "Fault",
    "Location",
    "Mapping",
    "Node",
    "Parsed",
    "Scalar",
    "Sequence",
    "Source",
    "parse_yaml",
    "plain",
    "plain_yaml",
    "scalars",
    "shorten",
]
