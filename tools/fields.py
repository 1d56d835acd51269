"""Arguments that several tools share, described once for the model and for the command menus."""

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field

_TIMES = "\N{MULTIPLICATION SIGN}xX/"


def _ratio(value: object) -> object:
    """`16x9` and `16/9` mean 16:9; whether a model can draw it is the catalogue's business."""
    if not isinstance(value, str):
        return value
    text = value.strip()
    for sign in _TIMES:
        text = text.replace(sign, ":")
    return text or None


def _factor(value: object) -> object:
    """`4x` and `x4` mean 4."""
    if not isinstance(value, str):
        return value
    digits = value.strip().strip(_TIMES).strip()
    return int(digits) if digits.isdecimal() else value


def _picture(value: object) -> object:
    """A bare number is a picture's number."""
    return str(value) if isinstance(value, int) else value


Ratio = Annotated[
    Annotated[str, Field(max_length=20)] | None,
    BeforeValidator(_ratio),
    Field(description='Width to height, such as "16:9", "1:1" or "9:16".'),
]
Model = Annotated[
    str | None,
    Field(max_length=60, description="A model, only when the person names one."),
]
Seed = Annotated[
    int | None,
    Field(ge=0, le=4_294_967_295, description="A number that makes a result repeatable."),
]
Resolution = Annotated[
    Literal["1k", "2k", "4k"] | None,
    Field(description="How large; only when the person asks for it."),
]
Factor = Annotated[
    Literal[2, 4, 8, 16],
    BeforeValidator(_factor),
    Field(description="How many times wider and higher."),
]
Picture = Annotated[
    str,
    BeforeValidator(_picture),
    Field(
        min_length=1,
        max_length=200,
        description='Which picture: "#3", a handle, "last", "previous", "first", "replied", '
        "or the person's own words for it.",
    ),
]
