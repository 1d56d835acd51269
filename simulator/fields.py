"""A validated body as plain values: what is kept with a task and drawn from later."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from pydantic import JsonValue

JsonObject: TypeAlias = dict[str, JsonValue]


@dataclass(frozen=True, slots=True)
class Fields:
    """Reads a JSON object by name, with a default where the name is absent."""

    values: Mapping[str, JsonValue]

    def text(self, name: str, default: str = "") -> str:
        """The text at `name`."""
        value = self.values.get(name)
        return value if isinstance(value, str) else default

    def number(self, name: str, default: float = 0) -> float:
        """The number at `name`; digits in text count, a trailing `x` is dropped."""
        value = self.values.get(name)
        if isinstance(value, str):
            return float(value.removesuffix("x"))
        return value if isinstance(value, int | float) else default

    def flag(self, name: str, *, default: bool = False) -> bool:
        """The truth value at `name`."""
        value = self.values.get(name)
        return value if isinstance(value, bool) else default

    def has(self, name: str) -> bool:
        """Whether `name` holds anything."""
        return self.values.get(name) is not None

    def group(self, name: str) -> "Fields":
        """The object at `name`, empty if there is none."""
        value = self.values.get(name)
        return Fields(value if isinstance(value, dict) else {})

    def each(self, name: str) -> Iterator["Fields"]:
        """The objects of the list at `name`."""
        value = self.values.get(name)
        for entry in value if isinstance(value, list) else ():
            if isinstance(entry, dict):
                yield Fields(entry)

    def words(self) -> str:
        """Whatever the person wrote, for moderation and for drawing."""
        return self.text("prompt")
