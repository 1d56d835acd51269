"""Bodies of the routes that change a picture."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from simulator.schemas.fields import (
    Address,
    Body,
    Format,
    Maybe,
    Percent,
    Ratio10,
    Seed31,
    Side,
    Signed10,
    TaskBody,
    broken_rule,
)


class Reimagine(TaskBody):
    """`POST /v1/ai/beta/text-to-image/reimagine-flux`."""

    image: str
    prompt: Maybe[str] = None
    imagination: Maybe[Literal["wild", "subtle", "vivid"]] = None
    aspect_ratio: Literal[Ratio10, "original"] = "original"


class Upscale(TaskBody):
    """`POST /v1/ai/image-upscaler`, the inventive one."""

    image: str
    scale_factor: Literal["2x", "4x", "8x", "16x"] = "2x"
    optimized_for: Literal[
        "standard",
        "soft_portraits",
        "hard_portraits",
        "art_n_illustration",
        "videogame_assets",
        "nature_n_landscapes",
        "films_n_photography",
        "3d_renders",
        "science_fiction_n_horror",
    ] = "standard"
    prompt: Maybe[str] = None
    creativity: Signed10 = 0
    hdr: Signed10 = 0
    resemblance: Signed10 = 0
    fractality: Signed10 = 0
    engine: Literal["automatic", "magnific_illusio", "magnific_sharpy", "magnific_sparkle"] = (
        "automatic"
    )
    filter_nsfw: bool = False


class PreciseUpscale(TaskBody):
    """`POST /v1/ai/image-upscaler-precision`."""

    image: str
    sharpen: Percent = 50
    smart_grain: Percent = 7
    ultra_detail: Percent = 30
    filter_nsfw: bool = False


class PreciseUpscale2(PreciseUpscale):
    """`POST /v1/ai/image-upscaler-precision-v2`."""

    sharpen: Percent = 7
    flavor: Maybe[Literal["sublime", "photo", "photo_denoiser"]] = None
    scale_factor: Maybe[
        Annotated[int, Field(ge=2, le=16)]
        | Annotated[str, Field(pattern=r"^(2|3|4|5|6|7|8|9|1[0-6])$")]
    ] = None


class RelightSettings(Body):
    """The advanced settings of a relight."""

    whites: Percent = 50
    blacks: Percent = 50
    brightness: Percent = 50
    contrast: Percent = 50
    saturation: Percent = 50
    engine: Literal[
        "automatic",
        "balanced",
        "cool",
        "real",
        "illusio",
        "fairy",
        "colorful_anime",
        "hard_transform",
        "softy",
    ] = "automatic"
    transfer_light_a: Literal["automatic", "low", "medium", "normal", "high", "high_on_faces"] = (
        "automatic"
    )
    transfer_light_b: Literal[
        "automatic",
        "composition",
        "straight",
        "smooth_in",
        "smooth_out",
        "smooth_both",
        "reverse_both",
        "soft_in",
        "soft_out",
        "soft_mid",
        "strong_mid",
        "style_shift",
        "strong_shift",
    ] = "automatic"
    fixed_generation: bool = False


class Relight(TaskBody):
    """`POST /v1/ai/image-relight`."""

    image: str
    prompt: Maybe[str] = None
    transfer_light_from_reference_image: Maybe[str] = None
    transfer_light_from_lightmap: Maybe[str] = None
    light_transfer_strength: Percent = 100
    interpolate_from_original: bool = False
    change_background: bool = True
    style: Literal[
        "standard",
        "darker_but_realistic",
        "clean",
        "smooth",
        "brighter",
        "contrasted_n_hdr",
        "just_composition",
    ] = "standard"
    preserve_details: bool = True
    advanced_settings: Maybe[RelightSettings] = None

    @model_validator(mode="after")
    def _one_source_of_light(self) -> Self:
        if self.transfer_light_from_reference_image and self.transfer_light_from_lightmap:
            raise broken_rule(
                field="transfer_light_from_lightmap",
                reason="Cannot be combined with transfer_light_from_reference_image",
            )
        return self


class StyleTransfer(TaskBody):
    """`POST /v1/ai/image-style-transfer`."""

    image: str
    reference_image: str
    prompt: Maybe[str] = None
    style_strength: Percent = 100
    structure_strength: Percent = 50
    is_portrait: bool = False
    portrait_style: Literal["standard", "pop", "super_pop"] = "standard"
    portrait_beautifier: Maybe[Literal["beautify_face", "beautify_face_max"]] = None
    flavor: Literal[
        "faithful", "gen_z", "psychedelia", "detaily", "clear", "donotstyle", "donotstyle_sharp"
    ] = "faithful"
    engine: Literal[
        "balanced",
        "definio",
        "illusio",
        "3d_cartoon",
        "colorful_anime",
        "caricature",
        "real",
        "super_real",
        "softy",
    ] = "balanced"
    fixed_generation: bool = False


class ExpandFlux(TaskBody):
    """`POST /v1/ai/image-expand/flux-pro`, where sides may be missing or null."""

    image: str
    prompt: Maybe[str] = None
    left: Side | None = None
    right: Side | None = None
    top: Side | None = None
    bottom: Side | None = None


class Expand(TaskBody):
    """`POST /v1/ai/image-expand/ideogram` and `/seedream-v4-5`."""

    image: str
    prompt: Maybe[str] = None
    left: Side
    right: Side
    top: Side
    bottom: Side
    seed: Maybe[Seed31] = None


class PaletteMember(Body):
    """One colour of an Ideogram palette."""

    color_hex: Annotated[str, Field(pattern=r"^#(?:[0-9a-fA-F]{3}){1,2}$")]
    color_weight: Maybe[Annotated[float, Field(ge=0.05, le=1)]] = None


class Palette(Body):
    """A named palette or a list of colours, not both."""

    name: Maybe[
        Literal["EMBER", "FRESH", "JUNGLE", "MAGIC", "MELON", "MOSAIC", "PASTEL", "ULTRAMARINE"]
    ] = None
    members: Maybe[list[PaletteMember]] = None

    @model_validator(mode="after")
    def _name_or_members(self) -> Self:
        if (self.name is None) == (self.members is None):
            raise broken_rule(field="color_palette", reason="Give either name or members")
        return self


class Inpaint(TaskBody):
    """`POST /v1/ai/ideogram-image-edit`; black parts of the mask are painted anew."""

    prompt: str
    image: str
    mask: str
    seed: Maybe[Seed31] = None
    rendering_speed: Literal["TURBO", "DEFAULT", "QUALITY"] = "DEFAULT"
    magic_prompt: Maybe[Literal["AUTO", "ON", "OFF"]] = None
    color_palette: Maybe[Palette] = None
    style_codes: Maybe[list[str]] = None
    style_type: Maybe[Literal["AUTO", "GENERAL", "REALISTIC", "DESIGN"]] = None
    style_reference_images: Maybe[list[str]] = None
    character_reference_images: Maybe[list[str]] = None

    @model_validator(mode="after")
    def _characters_want_a_style(self) -> Self:
        if self.character_reference_images and self.style_type is None:
            raise broken_rule(field="style_type", reason="Required with character_reference_images")
        return self


class ChangeCamera(TaskBody):
    """`POST /v1/ai/image-change-camera`; its picture is an HTTPS URL only."""

    image: Address
    horizontal_angle: Annotated[int, Field(ge=0, le=360)] = 0
    vertical_angle: Annotated[int, Field(ge=-30, le=90)] = 0
    zoom: Annotated[int, Field(ge=0, le=10)] = 5
    seed: Maybe[Annotated[int, Field(ge=1)]] = None
    output_format: Format = "png"


class Skin(TaskBody):
    """`POST /v1/ai/skin-enhancer/creative`."""

    image: str
    sharpen: Percent = 0
    smart_grain: Percent = 2


class SkinFaithful(Skin):
    """`POST /v1/ai/skin-enhancer/faithful`."""

    skin_detail: Percent = 80


class SkinFlexible(Skin):
    """`POST /v1/ai/skin-enhancer/flexible`."""

    optimized_for: Literal[
        "enhance_skin",
        "improve_lighting",
        "enhance_everything",
        "transform_to_real",
        "no_make_up",
    ] = "enhance_skin"


class ImageToPrompt(TaskBody):
    """`POST /v1/ai/image-to-prompt`."""

    image: str


class Classify(Body):
    """`POST /v1/ai/classifier/image`."""

    image: str


class ImprovePrompt(TaskBody):
    """`POST /v1/ai/improve-prompt`; an empty prompt asks for an invented one."""

    prompt: Annotated[str, Field(max_length=2500)]
    type: Literal["image", "video"]
    language: Annotated[str, Field(pattern=r"^[a-z]{2}$")] = "en"


LoraName = Annotated[str, Field(pattern=r"^[a-zA-Z0-9-_]+$")]


class StyleTraining(TaskBody):
    """`POST /v1/ai/loras/styles`."""

    name: LoraName
    description: Maybe[str] = None
    quality: Literal["medium", "high", "ultra"]
    images: Annotated[list[Address], Field(min_length=6, max_length=20)]


class CharacterTraining(TaskBody):
    """`POST /v1/ai/loras/characters`."""

    name: LoraName
    description: Maybe[str] = None
    quality: Literal["high", "ultra"]
    gender: Literal["male", "female", "neutral", "custom"]
    images: Annotated[list[Address], Field(min_length=8, max_length=20)]


class UploadFile(Body):
    """One file somebody wishes to upload."""

    content_type: Literal[
        "image/png",
        "image/jpeg",
        "image/webp",
        "video/mp4",
        "video/webm",
        "video/quicktime",
        "audio/mpeg",
        "audio/wav",
        "audio/mp4",
        "audio/webm",
        "audio/ogg",
    ]


class UploadRequest(Body):
    """`POST /v1/ai/uploads/request-url`."""

    files: Annotated[list[UploadFile], Field(min_length=1, max_length=14)]
