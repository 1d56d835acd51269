"""What several request bodies share: strictness, optional fields, ratios, colours, webhooks."""

from typing import Annotated, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field
from pydantic_core import PydanticCustomError

T = TypeVar("T")


def _refuse_null(value: T | None) -> T:
    if value is None:
        kind, text = "null", "Input should not be null"
        raise PydanticCustomError(kind, text)
    return value


def _check_address(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        kind, text = "url", "Input should be a valid URL"
        raise PydanticCustomError(kind, text)
    return value


def broken_rule(*, field: str, reason: str) -> PydanticCustomError:
    """The error of a rule over several fields, reported at `field`."""
    return PydanticCustomError("rule", "{reason}", {"field": field, "reason": reason})


Maybe = Annotated[T | None, AfterValidator(_refuse_null)]
"""A field that may be left out but, unlike a nullable one, not be sent as null."""

Address = Annotated[str, AfterValidator(_check_address)]
Percent = Annotated[int, Field(ge=0, le=100)]
Signed10 = Annotated[int, Field(ge=-10, le=10)]
Seed32 = Annotated[int, Field(ge=0, le=4294967295)]
Seed32From1 = Annotated[int, Field(ge=1, le=4294967295)]
Seed31 = Annotated[int, Field(ge=0, le=2147483647)]
Side = Annotated[int, Field(ge=0, le=2048)]
HexColor = Annotated[str, Field(pattern=r"^#[0-9A-F]{6}$")]
Format = Literal["jpeg", "png"]

Ratio5 = Literal[
    "square_1_1", "social_story_9_16", "widescreen_16_9", "traditional_3_4", "classic_4_3"
]
Ratio10 = Literal[
    "square_1_1",
    "classic_4_3",
    "traditional_3_4",
    "widescreen_16_9",
    "social_story_9_16",
    "standard_3_2",
    "portrait_2_3",
    "horizontal_2_1",
    "vertical_1_2",
    "social_post_4_5",
]
Ratio13 = Literal[Ratio10, "smartphone_horizontal_20_9", "smartphone_vertical_9_20", "social_5_4"]
# The last two are not in the document; the live validator of December 2025 listed them.
RatioMystic = Literal[Ratio13, "film_horizontal_21_9", "film_vertical_9_21"]
RatioSeedream = Literal[
    "square_1_1",
    "widescreen_16_9",
    "social_story_9_16",
    "portrait_2_3",
    "traditional_3_4",
    "standard_3_2",
    "classic_4_3",
]
RatioSeedream45 = Literal[RatioSeedream, "cinematic_21_9"]


class Body(BaseModel):
    """A request body: exact types, unknown fields ignored as the real service does."""

    # Built when the first such request comes: a chat starts its own simulator, and quickly.
    model_config = ConfigDict(strict=True, extra="ignore", frozen=True, defer_build=True)


class TaskBody(Body):
    """A body of an asynchronous route, which may name a webhook."""

    webhook_url: Maybe[Address] = None


class Color(Body):
    """One colour of a palette with its weight."""

    color: HexColor
    weight: Annotated[float, Field(ge=0.05, le=1)]


Colors = Annotated[list[Color], Field(min_length=1, max_length=5)]
