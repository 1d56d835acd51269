"""Freepik's own models: Mystic and classic fast."""

from freepik.catalog.fields import (
    COLORS,
    SEED_MILLION,
    Flag,
    Many,
    Real,
    Record,
    Text,
    percent,
    words,
)
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role
from freepik.catalog.shapes import RATIOS_5, RATIOS_13, named

CLASSIC_STYLES = words(
    "photo digital-art 3d painting low-poly pixel-art anime cyberpunk comic vintage cartoon vector"
    " studio-shot dark sketch mockup 2000s-pone 70s-vibe watercolor art-nouveau origami surreal"
    " fantasy traditional-japan"
)
CLASSIC_STYLING = Record(
    fields={
        "style": CLASSIC_STYLES,
        "colors": COLORS,
        "effects": Record(
            fields={
                "color": words(
                    "b&w pastel sepia dramatic vibrant orange&teal film-filter split electric"
                    " pastel-pink gold-glow autumn muted-green deep-teal duotone terracotta&teal"
                    " red&blue cold-neon burgundy&blue"
                ),
                "lightning": words(
                    "studio warm cinematic volumetric golden-hour long-exposure cold iridescent"
                    " dramatic hardlight redscale indoor-light"
                ),
                "framing": words(
                    "portrait macro panoramic aerial-view close-up cinematic high-angle low-angle"
                    " symmetry fish-eye first-person"
                ),
            }
        ),
    }
)
MAGNIFIC_ENGINE = words(
    "automatic magnific_illusio magnific_sharpy magnific_sparkle", default="automatic"
)

_STRENGTH = Real(low=0, high=200, default=100)
_LORAS = (("styling", "styles"), ("styling", "characters"))

MYSTIC = Endpoint(
    name="mystic",
    route="/v1/ai/mystic",
    capabilities=frozenset({Capability.GENERATE, Capability.STYLE_TRANSFER}),
    label="Mystic",
    good_at="photographs and polished pictures up to 4k; keeps the structure or style of a picture",
    typical_seconds=20,
    prompt=Prompt(required=False),
    shapes=named(RATIOS_13),
    resolutions={size: {"resolution": size} for size in ("1k", "2k", "4k")},
    mode_field="model",
    mode_ratios={"fluid": frozenset(RATIOS_5)},
    mode_ignores=dict.fromkeys(("fluid", "flexible", "super_real", "editorial_portraits"), _LORAS),
    inputs=(
        Input(roles=(Role.STRUCTURE, Role.IMAGE), names=("structure_reference",), form=Form.BASE64),
        Input(roles=(Role.STYLE, Role.REFERENCE), names=("style_reference",), form=Form.BASE64),
    ),
    # No filter_nsfw: false is refused on ordinary accounts and true is the default.
    options={
        "model": words(
            "realism fluid zen flexible super_real editorial_portraits", default="realism"
        ),
        "structure_strength": percent(50),
        "adherence": percent(50),
        "hdr": percent(50),
        "creative_detailing": percent(33),
        "engine": MAGNIFIC_ENGINE,
        "fixed_generation": Flag(default=False),
        "styling": Record(
            fields={
                "styles": Many(
                    item=Record(fields={"name": Text(), "strength": _STRENGTH}, required=("name",)),
                    most=1,
                ),
                "characters": Many(
                    item=Record(
                        fields={"id": Text(), "strength": _STRENGTH}, required=("id", "strength")
                    ),
                    most=1,
                ),
                "colors": COLORS,
            }
        ),
    },
    options_with={
        "structure_strength": "structure_reference",
        "adherence": "style_reference",
        "hdr": "style_reference",
    },
)

CLASSIC_FAST = Endpoint(
    name="classic-fast",
    route="/v1/ai/text-to-image",
    capabilities=frozenset({Capability.GENERATE}),
    label="Classic Fast",
    good_at="cheap drafts in seconds, up to four at a time, in many ready-made styles",
    typical_seconds=5,
    deadline_seconds=120,
    sync=True,
    prompt=Prompt(least=3),
    negative_least=3,
    max_pictures=4,
    seed=SEED_MILLION,
    shapes=named(RATIOS_13, "image", "size"),
    style_path=("styling", "style"),
    styles=CLASSIC_STYLES.values,
    options={"guidance_scale": Real(low=0, high=2, default=1), "styling": CLASSIC_STYLING},
)

ROWS = (MYSTIC, CLASSIC_FAST)
