"""Bodies of Seedream, Z-Image and RunWay."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.schemas.fields import (
    Format,
    Maybe,
    RatioSeedream,
    RatioSeedream45,
    Seed31,
    Seed32,
    TaskBody,
)

LongPrompt = Annotated[str, Field(max_length=4096)]
Guidance20 = Annotated[float, Field(ge=0, le=20)]


class Seedream(TaskBody):
    """`POST /v1/ai/text-to-image/seedream` and `/seedream-v4`."""

    prompt: str
    aspect_ratio: RatioSeedream = "square_1_1"
    guidance_scale: Guidance20 = 2.5
    seed: Maybe[Seed31] = None


class SeedreamEdit(Seedream):
    """`POST /v1/ai/text-to-image/seedream-v4-edit`."""

    reference_images: Maybe[Annotated[list[str], Field(max_length=5)]] = None


class Seedream45(TaskBody):
    """`POST /v1/ai/text-to-image/seedream-v4-5` and `/seedream-v5-lite`."""

    prompt: LongPrompt
    aspect_ratio: RatioSeedream45 = "square_1_1"
    seed: Maybe[Seed32] = None
    enable_safety_checker: bool = True


class Seedream45Edit(Seedream45):
    """`POST /v1/ai/text-to-image/seedream-v4-5-edit` and `/seedream-v5-lite-edit`."""

    reference_images: Annotated[list[str], Field(min_length=1, max_length=5)]


class ZImage(TaskBody):
    """`POST /v1/ai/text-to-image/z-image`."""

    prompt: LongPrompt
    image_size: Literal[
        "square",
        "square_hd",
        "portrait_3_4",
        "portrait_9_16",
        "landscape_4_3",
        "landscape_16_9",
    ] = "square_hd"
    num_inference_steps: Annotated[int, Field(ge=1, le=50)] = 8
    seed: Maybe[Seed32] = None
    output_format: Format = "png"
    enable_safety_checker: bool = True


class Runway(TaskBody):
    """`POST /v1/ai/text-to-image/runway`; its ratio is a size in pixels."""

    prompt: Annotated[str, Field(min_length=1, max_length=1000)]
    ratio: Literal[
        "1920:1080",
        "1080:1920",
        "1024:1024",
        "1360:768",
        "1080:1080",
        "1168:880",
        "1440:1080",
        "1080:1440",
        "1808:768",
        "2112:912",
        "1280:720",
        "720:1280",
        "720:720",
        "960:720",
        "720:960",
        "1680:720",
    ]
    seed: Maybe[Seed32] = None
