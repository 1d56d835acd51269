"""Bodies of the routes that make a picture from words."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from simulator.schemas.fields import (
    Address,
    Body,
    Colors,
    Maybe,
    Percent,
    Ratio5,
    Ratio13,
    RatioMystic,
    Seed32From1,
    TaskBody,
    broken_rule,
)

Strength = Annotated[float, Field(ge=0, le=200)]
Safety = Literal["block_low_and_above", "block_medium_and_above", "block_only_high", "block_none"]
Persons = Literal["dont_allow", "allow_adult", "allow_all"]


class StyleLora(Body):
    """A style LoRA by its name."""

    name: str
    strength: Strength = 100


class CharacterLora(Body):
    """A character LoRA by its id, which is text here and a number in the list."""

    id: Maybe[str] = None
    strength: Strength


class MysticStyling(Body):
    """LoRAs and colours of a Mystic picture."""

    styles: Maybe[Annotated[list[StyleLora], Field(max_length=1)]] = None
    characters: Maybe[Annotated[list[CharacterLora], Field(max_length=1)]] = None
    colors: Maybe[Colors] = None


class Mystic(TaskBody):
    """`POST /v1/ai/mystic`."""

    prompt: str | None = None
    model: Literal["realism", "fluid", "zen", "flexible", "super_real", "editorial_portraits"] = (
        "realism"
    )
    resolution: Literal["1k", "2k", "4k"] = "2k"
    aspect_ratio: RatioMystic = "square_1_1"
    structure_reference: Maybe[str] = None
    structure_strength: Percent = 50
    style_reference: Maybe[str] = None
    adherence: Percent = 50
    hdr: Percent = 50
    creative_detailing: Percent = 33
    engine: Literal["automatic", "magnific_illusio", "magnific_sharpy", "magnific_sparkle"] = (
        "automatic"
    )
    fixed_generation: bool = False
    filter_nsfw: bool = True
    styling: Maybe[MysticStyling] = None

    @model_validator(mode="after")
    def _fluid_takes_five_ratios(self) -> Self:
        allowed = Ratio5.__args__  # type: ignore[attr-defined]  # a Literal's own arguments
        if self.model == "fluid" and self.aspect_ratio not in allowed:
            raise broken_rule(
                field="aspect_ratio", reason=f"Input should be one of {', '.join(allowed)}"
            )
        return self


class ClassicEffects(Body):
    """Effects of classic fast and Imagen 3; `lightning` is spelled as the service spells it."""

    color: Maybe[
        Literal[
            "b&w",
            "pastel",
            "sepia",
            "dramatic",
            "vibrant",
            "orange&teal",
            "film-filter",
            "split",
            "electric",
            "pastel-pink",
            "gold-glow",
            "autumn",
            "muted-green",
            "deep-teal",
            "duotone",
            "terracotta&teal",
            "red&blue",
            "cold-neon",
            "burgundy&blue",
        ]
    ] = None
    lightning: Maybe[
        Literal[
            "studio",
            "warm",
            "cinematic",
            "volumetric",
            "golden-hour",
            "long-exposure",
            "cold",
            "iridescent",
            "dramatic",
            "hardlight",
            "redscale",
            "indoor-light",
        ]
    ] = None
    framing: Maybe[
        Literal[
            "portrait",
            "macro",
            "panoramic",
            "aerial-view",
            "close-up",
            "cinematic",
            "high-angle",
            "low-angle",
            "symmetry",
            "fish-eye",
            "first-person",
        ]
    ] = None


class ClassicStyling(Body):
    """Style, effects and colours of classic fast and Imagen 3."""

    style: Maybe[
        Literal[
            "photo",
            "digital-art",
            "3d",
            "painting",
            "low-poly",
            "pixel-art",
            "anime",
            "cyberpunk",
            "comic",
            "vintage",
            "cartoon",
            "vector",
            "studio-shot",
            "dark",
            "sketch",
            "mockup",
            "2000s-pone",
            "70s-vibe",
            "watercolor",
            "art-nouveau",
            "origami",
            "surreal",
            "fantasy",
            "traditional-japan",
        ]
    ] = None
    effects: Maybe[ClassicEffects] = None
    colors: Maybe[Colors] = None


class ClassicImage(Body):
    """The size of a classic fast picture."""

    size: Ratio13


class ClassicFast(Body):
    """`POST /v1/ai/text-to-image`, answered with the pictures themselves."""

    prompt: Annotated[str, Field(min_length=3)]
    negative_prompt: Maybe[Annotated[str, Field(min_length=3)]] = None
    styling: Maybe[ClassicStyling] = None
    guidance_scale: Annotated[float, Field(ge=0, le=2)] = 1.0
    image: ClassicImage = ClassicImage(size="square_1_1")
    num_images: Annotated[int, Field(ge=1, le=4)] = 1
    seed: Maybe[Annotated[int, Field(ge=0, le=1000000)]] = None
    filter_nsfw: bool = True


class Imagen3(TaskBody):
    """`POST /v1/ai/text-to-image/imagen3`."""

    prompt: str
    num_images: Annotated[int, Field(ge=1, le=4)] = 1
    aspect_ratio: Ratio5 = "square_1_1"
    styling: Maybe[ClassicStyling] = None
    person_generation: Persons = "allow_all"
    safety_settings: Safety = "block_none"


class OutputOptions(Body):
    """The file an Imagen 4 picture is written to."""

    mime_type: Literal["image/png", "image/jpeg"] = "image/png"
    compression_quality: Percent = 75


class Imagen4(TaskBody):
    """`POST /v1/ai/text-to-image/imagen4-fast` and `-ultra`."""

    prompt: str
    aspect_ratio: Ratio5 = "square_1_1"
    person_generation: Persons = "allow_adult"
    safety_settings: Safety = "block_medium_and_above"
    seed: Maybe[Seed32From1] = None
    enhance_prompt: Maybe[bool] = None
    language: Literal["auto", "en", "zh", "zh-CN", "hi", "ja", "ko", "pt", "es"] = "en"
    output_options: Maybe[OutputOptions] = None

    @model_validator(mode="after")
    def _no_seed_with_enhancement(self) -> Self:
        if self.seed is not None and self.enhance_prompt:
            raise broken_rule(
                field="seed", reason="Seed is not supported when enhance_prompt is true"
            )
        return self


class Gemini(TaskBody):
    """`POST /v1/ai/gemini-2-5-flash-image-preview`."""

    prompt: str
    reference_images: Maybe[Annotated[list[str], Field(max_length=3)]] = None


class BananaReference(Body):
    """One reference picture of Nano Banana Pro."""

    image: str
    text: Maybe[str] = None
    mime_type: Literal["image/png", "image/jpeg", "image/webp"]


class NanoBananaPro(TaskBody):
    """`POST /v1/ai/text-to-image/nano-banana-pro`."""

    prompt: Annotated[str, Field(min_length=2, max_length=3000)]
    reference_images: Maybe[Annotated[list[BananaReference], Field(max_length=14)]] = None
    aspect_ratio: Literal[
        "1:1", "2:3", "3:2", "4:3", "3:4", "5:4", "4:5", "16:9", "9:16", "21:9"
    ] = "1:1"
    resolution: Literal["1K", "2K", "4K", "low", "medium", "high"] = "2K"


class NanoBananaProFlash(NanoBananaPro):
    """`POST /v1/ai/text-to-image/nano-banana-pro-flash`."""

    resolution: Literal["1K", "2K", "4K", "low", "medium", "high"] = "1K"
    use_google_search_tool: bool = False


class IconPreview(Body):
    """`POST /v1/ai/text-to-icon/preview`; without a webhook nobody would hear of the icon."""

    prompt: str
    webhook_url: Address
    style: Literal["solid", "outline", "color", "flat", "sticker"] = "solid"
    num_inference_steps: Maybe[Annotated[int, Field(ge=10, le=50)]] = None
    guidance_scale: Maybe[Annotated[float, Field(ge=0, le=10)]] = None


class Icon(IconPreview):
    """`POST /v1/ai/text-to-icon`."""

    format: Literal["png", "svg"] = "png"
