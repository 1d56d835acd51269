"""Bodies of the FLUX routes."""

from typing import Annotated, Literal

from pydantic import Field

from simulator.schemas.fields import (
    Address,
    Body,
    Colors,
    Format,
    Maybe,
    Ratio10,
    Seed32,
    Seed32From1,
    TaskBody,
)


class FluxEffects(Body):
    """Effects of FLUX dev and HyperFlux; spelled as the service spells them."""

    color: Maybe[Literal["softhue", "b&w", "goldglow", "vibrant", "coldneon"]] = None
    framing: Maybe[Literal["portrait", "lowangle", "midshot", "wideshot", "tiltshot", "aerial"]] = (
        None
    )
    lightning: Maybe[
        Literal[
            "iridescent",
            "dramatic",
            "goldenhour",
            "longexposure",
            "indorlight",
            "flash",
            "neon",
        ]
    ] = None


class FluxStyling(Body):
    """Effects and colours of FLUX dev and HyperFlux."""

    effects: Maybe[FluxEffects] = None
    colors: Maybe[Colors] = None


class FluxDev(TaskBody):
    """`POST /v1/ai/text-to-image/flux-dev` and `/hyperflux`."""

    prompt: str | None = None
    aspect_ratio: Ratio10 = "square_1_1"
    styling: Maybe[FluxStyling] = None
    seed: Maybe[Seed32From1] = None


class FluxPro11(TaskBody):
    """`POST /v1/ai/text-to-image/flux-pro-v1-1`."""

    prompt: str
    prompt_upsampling: bool = False
    seed: int | None = None
    aspect_ratio: Ratio10 = "square_1_1"
    safety_tolerance: Annotated[int, Field(ge=0, le=6)] = 2
    output_format: Format | None = None


class FluxKontextPro(FluxPro11):
    """`POST /v1/ai/text-to-image/flux-kontext-pro`; its picture is a URL only."""

    input_image: Address | None = None
    guidance: Annotated[float, Field(ge=1, le=10)] | None = 3.0
    steps: Annotated[int, Field(ge=1, le=100)] | None = 50


class Flux2Pro(TaskBody):
    """`POST /v1/ai/text-to-image/flux-2-pro`."""

    prompt: str
    width: Annotated[int, Field(ge=256, le=1440)] = 1024
    height: Annotated[int, Field(ge=256, le=1440)] = 768
    seed: Seed32 | None = None
    prompt_upsampling: bool = False
    input_image: str | None = None
    input_image_2: str | None = None
    input_image_3: str | None = None
    input_image_4: str | None = None


class TurboSize(Body):
    """The size of a FLUX.2 turbo picture."""

    width: Annotated[int, Field(ge=512, le=2048)] = 1024
    height: Annotated[int, Field(ge=512, le=2048)] = 1024


class Flux2Turbo(TaskBody):
    """`POST /v1/ai/text-to-image/flux-2-turbo`."""

    prompt: str
    guidance_scale: Annotated[float, Field(ge=1, le=20)] = 2.5
    seed: Seed32 | None = None
    image_size: TurboSize | None = None
    enable_safety_checker: bool = True
    output_format: Format = "png"


class Flux2Klein(TaskBody):
    """`POST /v1/ai/text-to-image/flux-2-klein`."""

    prompt: str
    aspect_ratio: Ratio10 = "square_1_1"
    resolution: Literal["1k", "2k"] = "1k"
    seed: Seed32 | None = None
    input_image: str | None = None
    input_image_2: str | None = None
    input_image_3: str | None = None
    input_image_4: str | None = None
    safety_tolerance: Annotated[int, Field(ge=0, le=5)] = 2
    output_format: Format | None = None
