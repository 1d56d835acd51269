"""The FLUX family, under `/v1/ai/text-to-image/`."""

from freepik.catalog.fields import (
    COLORS,
    SEED_32,
    SEED_32_FROM_1,
    Flag,
    Real,
    Record,
    Whole,
    words,
)
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role
from freepik.catalog.shapes import RATIOS_10, named, pixels

_AT = "/v1/ai/text-to-image/"
_GENERATE = frozenset({Capability.GENERATE})
_BOTH = frozenset({Capability.GENERATE, Capability.EDIT})
_FORMAT = words("jpeg png")
_STYLING = Record(
    fields={
        "colors": COLORS,
        "effects": Record(
            fields={
                "color": words("softhue b&w goldglow vibrant coldneon"),
                "framing": words("portrait lowangle midshot wideshot tiltshot aerial"),
                "lightning": words(
                    "iridescent dramatic goldenhour longexposure indorlight flash neon"
                ),
            }
        ),
    }
)
_FOUR_PICTURES = (
    Input(
        roles=(Role.IMAGE, Role.REFERENCE),
        names=("input_image", "input_image_2", "input_image_3", "input_image_4"),
        form=Form.BASE64,
        most=4,
    ),
)

FLUX_DEV = Endpoint(
    name="flux-dev",
    route=f"{_AT}flux-dev",
    capabilities=_GENERATE,
    label="Flux Dev",
    good_at="solid all-round pictures with camera and light effects",
    typical_seconds=15,
    prompt=Prompt(required=False),
    seed=SEED_32_FROM_1,
    shapes=named(RATIOS_10),
    options={"styling": _STYLING},
)

HYPERFLUX = Endpoint(
    name="hyperflux",
    route=f"{_AT}hyperflux",
    capabilities=_GENERATE,
    label="HyperFlux",
    good_at="the quickest, cheapest Flux drafts",
    typical_seconds=6,
    prompt=Prompt(required=False),
    seed=SEED_32_FROM_1,
    shapes=named(RATIOS_10),
    options={"styling": _STYLING},
)

FLUX_PRO_1_1 = Endpoint(
    name="flux-pro-v1-1",
    route=f"{_AT}flux-pro-v1-1",
    capabilities=_GENERATE,
    label="Flux Pro 1.1",
    good_at="detailed pictures that follow the words closely",
    typical_seconds=15,
    prompt=Prompt(),
    seed=SEED_32,
    shapes=named(RATIOS_10),
    options={
        "prompt_upsampling": Flag(default=False),
        "safety_tolerance": Whole(low=0, high=6, default=2),
        "output_format": _FORMAT,
    },
)

KONTEXT_PRO = Endpoint(
    name="flux-kontext-pro",
    route=f"{_AT}flux-kontext-pro",
    capabilities=frozenset({Capability.EDIT}),
    label="Flux Kontext Pro",
    good_at="changing one thing in a picture and leaving the rest alone",
    typical_seconds=20,
    prompt=Prompt(),
    seed=SEED_32,
    shapes=named(RATIOS_10),
    inputs=(
        Input(
            roles=(Role.IMAGE, Role.REFERENCE), names=("input_image",), form=Form.URL, required=True
        ),
    ),
    options={
        "prompt_upsampling": Flag(default=False),
        "guidance": Real(low=1, high=10, default=3),
        "steps": Whole(low=1, high=100, default=50),
        "safety_tolerance": Whole(low=0, high=6, default=2),
        "output_format": _FORMAT,
    },
)

FLUX_2_PRO = Endpoint(
    name="flux-2-pro",
    route=f"{_AT}flux-2-pro",
    capabilities=_BOTH,
    label="Flux 2 Pro",
    good_at="top quality from words and up to four pictures; more pixels cost more",
    typical_seconds=20,
    prompt=Prompt(),
    seed=SEED_32,
    shapes=pixels(low=256, high=1440),
    inputs=_FOUR_PICTURES,
    options={"prompt_upsampling": Flag(default=False)},
)

FLUX_2_TURBO = Endpoint(
    name="flux-2-turbo",
    route=f"{_AT}flux-2-turbo",
    capabilities=_GENERATE,
    label="Flux 2 Turbo",
    good_at="quick Flux 2 pictures in any shape",
    typical_seconds=8,
    prompt=Prompt(),
    seed=SEED_32,
    shapes=pixels("image_size", low=512, high=2048),
    options={
        "guidance_scale": Real(low=1, high=20, default=2.5),
        "enable_safety_checker": Flag(default=True),
        "output_format": words("jpeg png", default="png"),
    },
)

FLUX_2_KLEIN = Endpoint(
    name="flux-2-klein",
    route=f"{_AT}flux-2-klein",
    capabilities=_BOTH,
    label="Flux 2 Klein",
    good_at="small and quick, takes up to four pictures",
    typical_seconds=8,
    prompt=Prompt(),
    seed=SEED_32,
    shapes=named(RATIOS_10),
    resolutions={size: {"resolution": size} for size in ("1k", "2k")},
    inputs=_FOUR_PICTURES,
    options={"safety_tolerance": Whole(low=0, high=5, default=2), "output_format": _FORMAT},
)

ROWS = (
    FLUX_DEV,
    HYPERFLUX,
    FLUX_PRO_1_1,
    KONTEXT_PRO,
    FLUX_2_PRO,
    FLUX_2_TURBO,
    FLUX_2_KLEIN,
)
