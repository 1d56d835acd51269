"""Google's models: Imagen and Gemini ("Nano Banana")."""

from freepik.catalog.fields import SEED_32_FROM_1, Choice, Flag, Record, percent, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role, Shape
from freepik.catalog.mystic import CLASSIC_STYLES, CLASSIC_STYLING
from freepik.catalog.shapes import RATIOS_5, RATIOS_GOOGLE, named, plain

_SAFETY = ("block_low_and_above", "block_medium_and_above", "block_only_high", "block_none")
_PERSONS = ("dont_allow", "allow_adult", "allow_all")
_BOTH = frozenset({Capability.GENERATE, Capability.EDIT})

IMAGEN_3 = Endpoint(
    name="imagen3",
    route="/v1/ai/text-to-image/imagen3",
    capabilities=frozenset({Capability.GENERATE}),
    label="Imagen 3",
    good_at="natural scenes, up to four variants in one call",
    typical_seconds=15,
    prompt=Prompt(),
    max_pictures=4,
    shapes=named(RATIOS_5),
    style_path=("styling", "style"),
    styles=CLASSIC_STYLES.values,
    options={
        "styling": CLASSIC_STYLING,
        "person_generation": Choice(values=_PERSONS, default="allow_all"),
        "safety_settings": Choice(values=_SAFETY, default="block_none"),
    },
)


def _imagen_4(tier: str, good_at: str, seconds: float) -> Endpoint:
    return Endpoint(
        name=f"imagen4-{tier}",
        route=f"/v1/ai/text-to-image/imagen4-{tier}",
        capabilities=frozenset({Capability.GENERATE}),
        label=f"Imagen 4 {tier.title()}",
        good_at=good_at,
        typical_seconds=seconds,
        prompt=Prompt(),
        seed=SEED_32_FROM_1,
        shapes=named(RATIOS_5),
        exclusive=(("seed", "enhance_prompt"),),
        options={
            "person_generation": Choice(values=_PERSONS, default="allow_adult"),
            "safety_settings": Choice(values=_SAFETY, default="block_medium_and_above"),
            "enhance_prompt": Flag(),
            "language": words("auto en zh zh-CN hi ja ko pt es", default="en"),
            "output_options": Record(
                fields={
                    "mime_type": words("image/png image/jpeg", default="image/png"),
                    "compression_quality": percent(75),
                }
            ),
        },
    )


GEMINI_FLASH = Endpoint(
    name="gemini-2-5-flash-image-preview",
    route="/v1/ai/gemini-2-5-flash-image-preview",
    capabilities=_BOTH,
    label="Nano Banana",
    good_at="editing by instruction and combining up to three pictures",
    typical_seconds=15,
    prompt=Prompt(),
    shapes=tuple(Shape(ratio=ratio, body={}) for ratio in RATIOS_GOOGLE),
    ratio_in_words=True,
    keeps_shape=True,
    inputs=(
        Input(
            roles=(Role.IMAGE, Role.REFERENCE),
            names=("reference_images",),
            form=Form.URL_OR_BASE64,
            most=3,
        ),
    ),
)


def _nano_banana_pro(suffix: str, label: str, good_at: str, seconds: float) -> Endpoint:
    flash = bool(suffix)
    return Endpoint(
        name=f"nano-banana-pro{suffix}",
        route=f"/v1/ai/text-to-image/nano-banana-pro{suffix}",
        capabilities=_BOTH if flash else _BOTH | {Capability.CHANGE_VIEW},
        label=label,
        good_at=good_at,
        typical_seconds=seconds,
        prompt=Prompt(least=2, most=3000),
        shapes=plain(RATIOS_GOOGLE),
        resolutions={size: {"resolution": size.upper()} for size in ("1k", "2k", "4k")},
        inputs=(
            Input(
                roles=(Role.IMAGE, Role.REFERENCE),
                names=("reference_images",),
                form=Form.TYPED_URL,
                most=14,  # as documented since June 2026; in May it was 3
            ),
        ),
        options={"use_google_search_tool": Flag(default=False)} if flash else {},
    )


ROWS = (
    IMAGEN_3,
    _imagen_4("fast", "quick natural scenes", 10),
    _imagen_4("ultra", "fine detail and text in natural scenes", 25),
    GEMINI_FLASH,
    _nano_banana_pro("", "Nano Banana Pro", "careful edits, text in pictures, up to 4k", 30),
    _nano_banana_pro("-flash", "Nano Banana Pro Flash", "quick edits, knows current things", 15),
)
