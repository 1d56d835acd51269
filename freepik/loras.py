"""The list of LoRAs: styles and characters that were trained, by the service or by its customer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import JsonValue

from freepik.errors import UnreadableAnswer


@dataclass(frozen=True, slots=True, kw_only=True)
class Lora:
    """One of them. `own`: trained for this key's owner; `ready`: its training is over."""

    id: str
    name: str
    description: str
    category: str
    kind: str
    own: bool
    ready: bool

    @property
    def is_style(self) -> bool:
        """Styles go by their name; all else (characters, products) goes by its id."""
        return self.kind == "style"


def read_loras(payload: JsonValue, *, request_id: str | None = None) -> tuple[Lora, ...]:
    """All of the list, whichever of its two documented shapes it has.

    Raises:
        UnreadableAnswer: It has neither.
    """
    data = payload.get("data") if isinstance(payload, Mapping) else None
    groups = data if isinstance(data, list) else [data]
    if data is None or not all(isinstance(one, Mapping) for one in groups):
        message = "the list of LoRAs has no data"
        raise UnreadableAnswer(message, request_id=request_id)
    return tuple(lora for group in groups if isinstance(group, Mapping) for lora in _group(group))


def _group(group: Mapping[str, JsonValue]) -> Iterator[Lora]:
    for name, own in (("default", False), ("customs", True)):
        rows = group.get(name)
        for row in rows if isinstance(rows, list) else ():
            if isinstance(row, Mapping) and row.get("id") is not None and row.get("name"):
                yield _lora(row, own=own)


def _lora(row: Mapping[str, JsonValue], *, own: bool) -> Lora:
    training = row.get("training")
    status = training.get("status") if isinstance(training, Mapping) else None
    return Lora(
        id=str(row["id"]),
        name=str(row["name"]),
        description=str(row.get("description") or ""),
        category=str(row.get("category") or ""),
        kind=str(row.get("type") or "style"),
        own=own,
        ready=status in {None, "completed"},
    )
