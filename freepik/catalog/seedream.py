"""Seedream, Z-Image and RunWay, under `/v1/ai/text-to-image/`."""

from freepik.catalog.fields import SEED_31, SEED_32, Flag, Real, Whole, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role, Shape
from freepik.catalog.shapes import RATIOS_7, RATIOS_8, named

_AT = "/v1/ai/text-to-image/"
_GENERATE = frozenset({Capability.GENERATE})
_GUIDANCE = {"guidance_scale": Real(low=0, high=20, default=2.5)}
_SAFETY = {"enable_safety_checker": Flag(default=True)}
_MEGABYTES_10 = 10 * 1024 * 1024


def _seedream(name: str, label: str, good_at: str) -> Endpoint:
    return Endpoint(
        name=name,
        route=_AT + name,
        capabilities=_GENERATE,
        label=label,
        good_at=good_at,
        typical_seconds=15,
        prompt=Prompt(),
        seed=SEED_31,
        shapes=named(RATIOS_7),
        options=_GUIDANCE,
    )


SEEDREAM_4_EDIT = Endpoint(
    name="seedream-v4-edit",
    route=f"{_AT}seedream-v4-edit",
    capabilities=frozenset({Capability.EDIT}),
    label="Seedream 4 Edit",
    good_at="edits with up to five pictures",
    typical_seconds=20,
    prompt=Prompt(),
    seed=SEED_31,
    shapes=named(RATIOS_7),
    inputs=(
        Input(
            roles=(Role.IMAGE, Role.REFERENCE),
            names=("reference_images",),
            form=Form.URL_OR_BASE64,
            most=5,
        ),
    ),
    options=_GUIDANCE,
)


def _seedream_large(name: str, label: str, good_at: str) -> Endpoint:
    return Endpoint(
        name=name,
        route=_AT + name,
        capabilities=_GENERATE,
        label=label,
        good_at=good_at,
        typical_seconds=20,
        prompt=Prompt(most=4096),
        seed=SEED_32,
        shapes=named(RATIOS_8),
        options=_SAFETY,
    )


def _seedream_large_edit(
    name: str, label: str, good_at: str, capabilities: frozenset[Capability]
) -> Endpoint:
    return Endpoint(
        name=name,
        route=_AT + name,
        capabilities=capabilities,
        label=label,
        good_at=good_at,
        typical_seconds=25,
        prompt=Prompt(most=4096),
        seed=SEED_32,
        shapes=named(RATIOS_8),
        inputs=(
            Input(
                roles=(Role.IMAGE, Role.REFERENCE),
                names=("reference_images",),
                form=Form.URL_OR_BASE64,
                most=5,
                required=True,
                max_bytes=_MEGABYTES_10,
                min_side=256,
            ),
        ),
        options=_SAFETY,
    )


Z_IMAGE = Endpoint(
    name="z-image",
    route=f"{_AT}z-image",
    capabilities=_GENERATE,
    label="Z-Image",
    good_at="very quick and cheap small pictures",
    typical_seconds=6,
    prompt=Prompt(most=4096),
    seed=SEED_32,
    shapes=tuple(
        Shape(ratio=ratio, body={"image_size": size})
        for ratio, size in (
            ("1:1", "square_hd"),
            ("3:4", "portrait_3_4"),
            ("9:16", "portrait_9_16"),
            ("4:3", "landscape_4_3"),
            ("16:9", "landscape_16_9"),
        )
    ),
    options={
        "num_inference_steps": Whole(low=1, high=50, default=8),
        "output_format": words("jpeg png", default="png"),
        "enable_safety_checker": Flag(default=True),
    },
)

# Of the sixteen pixel sizes these twelve cover every ratio, once large and once small.
RUNWAY = Endpoint(
    name="runway",
    route=f"{_AT}runway",
    capabilities=_GENERATE,
    label="Runway Gen-4",
    good_at="cinematic stills",
    typical_seconds=25,
    prompt=Prompt(most=1000),
    seed=SEED_32,
    shapes=tuple(
        Shape(ratio=ratio, resolution=resolution, body={"ratio": size})
        for ratio, resolution, size in (
            ("1:1", "2k", "1080:1080"),
            ("1:1", "1k", "720:720"),
            ("16:9", "2k", "1920:1080"),
            ("16:9", "1k", "1280:720"),
            ("9:16", "2k", "1080:1920"),
            ("9:16", "1k", "720:1280"),
            ("4:3", "2k", "1440:1080"),
            ("4:3", "1k", "960:720"),
            ("3:4", "2k", "1080:1440"),
            ("3:4", "1k", "720:960"),
            ("21:9", "2k", "2112:912"),
            ("21:9", "1k", "1680:720"),
        )
    ),
    always={"ratio": "1080:1080"},
)

ROWS = (
    _seedream("seedream", "Seedream", "illustration and design"),
    _seedream("seedream-v4", "Seedream 4", "illustration and design, cheap"),
    SEEDREAM_4_EDIT,
    _seedream_large("seedream-v4-5", "Seedream 4.5", "text in pictures, posters, 4 megapixels"),
    _seedream_large_edit(
        "seedream-v4-5-edit",
        "Seedream 4.5 Edit",
        "edits and variations with up to five pictures, 4 megapixels",
        frozenset({Capability.EDIT, Capability.VARY}),
    ),
    _seedream_large("seedream-v5-lite", "Seedream 5 Lite", "quick large pictures"),
    _seedream_large_edit(
        "seedream-v5-lite-edit",
        "Seedream 5 Lite Edit",
        "quick edits with up to five pictures",
        frozenset({Capability.EDIT}),
    ),
    Z_IMAGE,
    RUNWAY,
)
