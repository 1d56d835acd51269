"""What a scripted language model does, request by request, whatever protocol it is asked in."""

import asyncio
import json
import re
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol

Json = dict[str, Any]

_TYPES: Final = {"object", "array", "string", "integer", "number", "boolean", "null"}
_TOOL_NAME: Final = re.compile(r"[a-zA-Z0-9_-]{1,64}")


class Gate:
    """Closed until a test opens it; the server that waits for it has a thread of its own."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def open(self) -> None:
        self._event.set()

    async def opened(self) -> None:
        await asyncio.to_thread(self._event.wait)


@dataclass(frozen=True, slots=True)
class Say:
    """Words; streamed by the word, or in these chunks, the last one once `held` is open."""

    text: str
    chunks: tuple[str, ...] = ()
    held: Gate | None = None

    @property
    def pieces(self) -> tuple[str, ...]:
        return self.chunks or tuple(re.findall(r"\s*\S+|\s+$", self.text))


@dataclass(frozen=True, slots=True)
class Call:
    """A tool call."""

    tool: str
    arguments: Mapping[str, object]


Item = Say | Call


@dataclass(frozen=True, slots=True)
class Fail:
    """An error of the provider, in its own form."""

    status: int
    retry_after: float | None = None


@dataclass(frozen=True, slots=True)
class Garbage:
    """A 200 with a page for people, as a proxy in front of a provider sends it."""

    html: str = "<!doctype html><html><body>We will be back soon.</body></html>"


@dataclass(frozen=True, slots=True)
class CutOff:
    """A stream that ends within its last item, cleanly for HTTP, without any closing word."""

    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True)
class Stall:
    """Silence until the test ends: at once, or (when streamed) within the last of the items."""

    items: tuple[Item, ...] = ()


Step = Say | Call | tuple[Item, ...] | Fail | Garbage | CutOff | Stall


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer of a scripted model: `number` counts its requests and makes the ids unique."""

    model: str
    number: int
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Called:
    """A tool call as it was sent back to a model."""

    id: str
    tool: str
    arguments: Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """One request, checked: the same view of every protocol. `results` are by call id."""

    model: str
    streamed: bool
    system: str
    users: tuple[str, ...]
    calls: tuple[Called, ...]
    results: Mapping[str, str]
    tools: frozenset[str]
    body: Json = field(repr=False)


Frame = str | Gate
"""A piece of an event stream, or what to wait for before the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Frames:
    """An answer as event stream: its end is what tells that it is complete."""

    body: Sequence[Frame]
    last_item_end: Sequence[Frame]
    end: Sequence[Frame]


class Wire(Protocol):
    """One protocol: how it is asked and how it answers."""

    path: str

    def key(self, headers: Mapping[str, str]) -> str | None: ...

    def read(self, body: Json) -> Heard: ...

    def whole(self, answer: Answer) -> Json: ...

    def frames(self, answer: Answer) -> Frames: ...

    def error(self, status: int, message: str) -> Json: ...


class Strange(Exception):
    """A request that the real provider would refuse."""


def expect(condition: object, otherwise: str) -> None:
    """Refuse the request unless the condition holds."""
    if not condition:
        raise Strange(otherwise)


def parsed(arguments: object) -> Json:
    """The arguments of a call that were sent as JSON text."""
    try:
        value = json.loads(str(arguments))
    except ValueError:
        value = None
    expect(isinstance(value, dict), f"{arguments!r} is no JSON object")
    return dict(value)


def checked_tool(name: object, description: object, schema: object) -> str:
    """The name of a tool that every provider accepts."""
    expect(isinstance(name, str) and _TOOL_NAME.fullmatch(name), f"tool name {name!r}")
    expect(isinstance(description, str) and description, f"{name} has no description")
    expect(isinstance(schema, dict) and schema.get("type") == "object", f"{name}: no object")
    _check_schema(schema, schema, str(name))
    return str(name)


def checked_order(calls: Sequence[Called], results: Mapping[str, str]) -> None:
    """Every call is answered, once, and nothing else is."""
    ids = [call.id for call in calls]
    expect(len(set(ids)) == len(ids), f"call ids repeat: {ids}")
    expect(set(ids) == set(results), f"calls {ids} but results {list(results)}")


def _check_schema(schema: Any, root: Any, where: str) -> None:
    expect(isinstance(schema, dict), f"{where}: {schema!r} is no schema")
    if "$ref" in schema:
        name = str(schema["$ref"]).removeprefix("#/$defs/")
        expect(name in root.get("$defs", {}), f"{where}: {schema['$ref']} leads nowhere")
    expect(
        schema.get("type") in _TYPES or {"anyOf", "enum", "const", "$ref"} & schema.keys(),
        f"{where}: {schema} has no type",
    )
    properties = schema.get("properties", {})
    expect(set(schema.get("required", [])) <= set(properties), f"{where}: required what is not")
    inner = {**properties, **schema.get("$defs", {})}
    for name, one in inner.items():
        _check_schema(one, root, f"{where}.{name}")
    for one in [*schema.get("anyOf", []), *([schema["items"]] if "items" in schema else [])]:
        _check_schema(one, root, where)
