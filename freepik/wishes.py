"""A wish in words no model owns, the pictures that go with it, and what became of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from pydantic import JsonValue, TypeAdapter, ValidationError

from freepik.adjusting import Adjustment
from freepik.catalog import Capability, Role
from freepik.errors import BadRequest, FieldProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What somebody wants; `options` are documented fields by their API names."""

    capability: Capability
    prompt: str | None = None
    ratio: str | None = None
    count: int = 1
    seed: int | None = None
    negative: str | None = None
    style: str | None = None
    resolution: str | None = None
    factor: int | None = None
    mode: str | None = None
    options: Mapping[str, JsonValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A picture handed in; `media_type` such as "image/png", `url` once it was uploaded."""

    role: Role
    data: bytes = field(repr=False)
    media_type: str
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """Pixels of the picture a wish is about."""

    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A wish the endpoint can fulfil as it stands, and what had to change."""

    wish: Wish
    adjustments: tuple[Adjustment, ...]


_WISH: Final = TypeAdapter(Wish)


def wish_to_json(wish: Wish) -> dict[str, JsonValue]:
    """The wish as plain JSON values."""
    dumped: dict[str, JsonValue] = _WISH.dump_python(wish, mode="json")
    return dumped


def wish_from_json(value: object) -> Wish:
    """The wish again; raises BadRequest when it is none."""
    try:
        return _WISH.validate_python(value)
    except ValidationError as error:
        problems = [
            FieldProblem(field=".".join(map(str, found["loc"])) or "wish", reason=found["msg"])
            for found in error.errors()
        ]
        raise BadRequest(problems) from error
