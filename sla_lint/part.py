"""Parts of a document and their fields: each field is declared once, and read, explained and published from there.

The value a rule sees, the sentence a person reads when a value does not fit, and the JSON schema that editors load all
come from one declaration, so they cannot disagree. A value is read when it is first asked for, and kept.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, Generic, NamedTuple, Self, TypeVar, overload

from sla_lint.syntax.tree import Mapping, Node, Scalar, scalars

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sla_lint.syntax.source import Location

T = TypeVar("T")
Schema = dict[str, Any]


class Misfit(NamedTuple):
    """What a document says and its model cannot take: `kind` is "value", "missing" or "unknown" (a name)."""

    kind: str
    path: str
    expected: str
    found: str
    location: Location
    known: tuple[str, ...] = ()
    field: str = ""


class Place(NamedTuple):
    """Where a finding points: the stretch of text, and the logical path that outlives edits (`metrics/fcr/target`)."""

    path: str
    location: Location


class Shape(Generic[T]):
    """A form that values may have. `expected` names it in the words of a contract manager."""

    expected: str
    absent: Any = None
    takes_any_scalar = False
    """Whether every single value fits, so that there is nothing to look at."""

    def read(self, node: Node, owner: Part, key: str) -> T | None:
        """The value, or None where the node has another form."""
        raise NotImplementedError

    def fits(self, node: Node) -> bool:
        """Whether the node itself has this form, whatever is inside it."""
        raise NotImplementedError

    def schema(self) -> Schema:
        """The form as a JSON schema."""
        raise NotImplementedError

    def misfits(self, node: Node, path: str) -> Iterator[Misfit]:
        """Whatever does not fit, at its very place."""
        if not self.fits(node):
            yield Misfit("value", path, self.expected, node.kind, node.location, field=path.rpartition("/")[2])


class Field(Generic[T]):
    """A field of a part. `key` is its name in the file, `doc` what it means (editors show it).

    `also` holds other names under which people write the same; the first that is there counts.
    """

    def __init__(
        self, shape: Shape[Any], doc: str, *, key: str = "", required: bool = False, also: tuple[str, ...] = ()
    ) -> None:
        self.shape = shape
        self.doc = doc
        self.key = key
        self.required = required
        self.also = also
        self.name = ""

    def __set_name__(self, owner: type, name: str) -> None:
        self.name = name
        self.key = self.key or name

    @overload
    def __get__(self, part: None, owner: type) -> Self: ...
    @overload
    def __get__(self, part: Part, owner: type) -> T: ...
    def __get__(self, part: Part | None, owner: type) -> T | Self:
        if part is None:
            return self
        key, values = self.key, part.node.values
        node = values.get(key)
        if node is None and self.also:
            key = next((other for other in self.also if other in values), key)
            node = values.get(key)
        value = None if node is None else self.shape.read(node, part, key)
        if value is None:
            value = self.shape.absent
        part.__dict__[self.name] = value  # a plain attribute from now on: it hides this descriptor
        return value  # type: ignore[no-any-return]


class Part:
    """A group of fields in a document: the whole, a section, a metric. Its class declares the fields."""

    fields: ClassVar[dict[str, Field[Any]]] = {}
    """The fields by their names in the file."""
    other_names: ClassVar[dict[str, Field[Any]]] = {}
    """The fields by the other names that people give them."""
    required: ClassVar[dict[str, Field[Any]]] = {}
    """The fields that must be there."""
    named_by: ClassVar[tuple[str, ...]] = ("id", "name")
    """The fields that name a part in logical paths, the first that is there."""
    headed_by: ClassVar[tuple[str, ...]] = ("name", "id")
    """The fields that a finding on the whole part points at."""

    def __init__(
        self, node: Mapping, parent: Part | None = None, key: str = "", heading: Location | None = None
    ) -> None:
        self.node = node
        self.parent = parent
        self.root: Part = self if parent is None else parent.root
        self._key = key
        self._heading = heading

    def __init_subclass__(cls) -> None:
        own = {item.key or name: item for name, item in vars(cls).items() if isinstance(item, Field)}
        cls.fields = {**cls.fields, **own}
        cls.other_names = {other: item for item in cls.fields.values() for other in item.also}
        cls.required = {key: item for key, item in cls.fields.items() if item.required}

    @property
    def path(self) -> str:
        """The logical path: names and ids from the outside in, never a line or an index that an edit would move."""
        above = self.parent.path if self.parent is not None else ""
        return f"{above}/{self._key}" if above else self._key

    @property
    def heading(self) -> Location:
        """One small place that stands for the part: its name, or the field that opens it."""
        for key in self.headed_by:
            node = self.node.values.get(key)
            if isinstance(node, Scalar):
                return node.location
        if self._heading is not None:
            return self._heading
        first = next(iter(self.node.keys.values()), None)
        return first.location if first is not None else self.node.location

    def says(self, key: str) -> bool:
        """Whether the document has something under a key, be it well-formed or not."""
        node = self.node.values.get(key)
        return node is not None and not (isinstance(node, Scalar) and node.value in (None, ""))

    def holds(self, key: str) -> bool:
        """Whether there is anything under a key: a group or a list without a value counts as nothing."""
        node = self.node.values.get(key)
        return node is not None and any(item.value not in (None, "") for item in scalars(node))

    def group(self, key: str) -> Part | None:
        """The group of fields under a key, be the key one that is declared or one of people's own."""
        node = self.node.values.get(key)
        return Part(node, self, key, self.node.keys[key].location) if isinstance(node, Mapping) else None

    def place(self, key: str = "", words: str = "", *, nth: int = 0) -> Place:
        """Where to point for the part, for one of its fields, or for the nth occurrence of some words in a field."""
        node = self.node.values.get(key)
        if not key or node is None:
            return Place(f"{self.path}/{key}".strip("/"), self.heading)
        if isinstance(node, Scalar):
            where = node.locate(words, nth=nth) if words else node.location
        else:
            where = self.node.keys[key].location
        return Place(f"{self.path}/{key}".strip("/"), where)


def misfits(part: type[Part], node: Mapping, path: str = "") -> Iterator[Misfit]:
    """What a group of fields holds that its class cannot take, in the order of the document."""
    fields, prefix = part.fields, f"{path}/" if path else ""
    for key, value in node.values.items():
        known = fields.get(key) or part.other_names.get(key)
        if known is None:
            if not key.startswith("x-"):
                yield Misfit("unknown", prefix + key, "", value.kind, node.keys[key].location, tuple(fields), key)
        elif not isinstance(value, Scalar) or not (known.shape.takes_any_scalar or _fits(known, value)):
            yield from known.shape.misfits(value, prefix + key)
    for key, item in part.required.items():
        if key not in node.values:
            first = next(iter(node.keys.values()), node)
            yield Misfit("missing", prefix + key, item.shape.expected, "nothing", first.location, field=key)


def _fits(field: Field[Any], value: Scalar) -> bool:
    """Whether a single value is empty or has the form of a field, as nearly all have."""
    return value.value is None or field.shape.fits(value)


def schema_of(part: type[Part]) -> Schema:
    """The JSON schema of a group of fields."""
    schema: Schema = {
        "type": "object",
        "properties": {key: {**item.shape.schema(), "description": item.doc} for key, item in part.fields.items()},
    }
    return {**schema, "required": list(part.required)} if part.required else schema
