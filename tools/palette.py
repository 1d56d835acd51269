"""Colours and trained styles, as the routes that know them want them."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from pydantic import JsonValue

from freepik.catalog import Endpoint
from freepik.catalog.fields import Record
from freepik.loras import Lora
from tools.errors import BadArgument
from tools.speech import speak

_HEX = re.compile(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})")
_NAMES: Mapping[str, str] = MappingProxyType(
    {
        "black": "#000000",
        "white": "#FFFFFF",
        "grey": "#808080",
        "gray": "#808080",
        "silver": "#C0C0C0",
        "red": "#D62828",
        "crimson": "#B0122A",
        "burgundy": "#6D0F2A",
        "pink": "#F48FB1",
        "magenta": "#D81B84",
        "purple": "#7B2CBF",
        "violet": "#8F5BD6",
        "lavender": "#C8B6E2",
        "indigo": "#3A2F8F",
        "navy": "#12264F",
        "blue": "#1F66D1",
        "turquoise": "#2EC4B6",
        "cyan": "#22C7E0",
        "teal": "#0F7C80",
        "green": "#2E8B57",
        "mint": "#A8E6CF",
        "lime": "#A4DE02",
        "olive": "#6B7A2A",
        "yellow": "#FFD23F",
        "gold": "#D4A017",
        "mustard": "#C99700",
        "orange": "#F77F00",
        "coral": "#FF6F59",
        "peach": "#FFCBA4",
        "brown": "#7B4B2A",
        "beige": "#E8DCC3",
        "cream": "#FFF5DC",
        "ivory": "#FFFFF0",
    }
)
_STRENGTH = 100
"""How much of a trained style is taken where nobody says it: the documented default."""


def takes_colors(endpoint: Endpoint) -> bool:
    """Whether the route has a setting for a palette."""
    kind = endpoint.options.get("styling")
    return isinstance(kind, Record) and "colors" in kind.fields


def styling(
    endpoint: Endpoint, *, colors: Sequence[str], lora: Lora | None
) -> dict[str, JsonValue]:
    """The options for a palette and a trained style or character.

    Raises:
        BadArgument: a colour nobody knows, or the model cannot take a trained style.
    """
    chosen: dict[str, JsonValue] = {}
    codes = [_code(color) for color in colors]
    if codes and takes_colors(endpoint):
        weight = round(1 / len(codes), 2)
        chosen["colors"] = [{"color": code, "weight": weight} for code in codes]
    if lora is not None:
        kind = endpoint.options.get("styling")
        if not isinstance(kind, Record) or "styles" not in kind.fields:
            field = "lora"
            sentence = speak("{model} takes no trained styles; Mystic does.", model=endpoint.label)
            raise BadArgument(field, sentence)
        if lora.is_style:
            chosen["styles"] = [{"name": lora.name, "strength": _STRENGTH}]
        else:
            chosen["characters"] = [{"id": lora.id, "strength": _STRENGTH}]
    return {"styling": chosen} if chosen else {}


def _code(color: str) -> str:
    plain = color.strip().casefold()
    if plain in _NAMES:
        return _NAMES[plain]
    if (found := _HEX.fullmatch(plain)) is not None:
        digits = (
            found[1] if len(found[1]) == len("rrggbb") else "".join(2 * one for one in found[1])
        )
        return f"#{digits.upper()}"
    field = "colors"
    sentence = speak("I know no colour “{color}”; name it plainly, or as #RRGGBB.", color=color)
    raise BadArgument(field, sentence)
