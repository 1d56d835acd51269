"""Routes that change what is in a picture: vary, inpaint, expand, turn, cut out."""

from freepik.catalog.fields import SEED_31, Many, Real, Record, Text, Whole, seed, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role
from freepik.catalog.shapes import RATIOS_10, named

_MEGABYTES_10 = 10 * 1024 * 1024
_MEGABYTES_20 = 20 * 1024 * 1024
_SIDES = {side: Whole(low=0, high=2048) for side in ("left", "right", "top", "bottom")}

REIMAGINE = Endpoint(
    name="reimagine-flux",
    route="/v1/ai/beta/text-to-image/reimagine-flux",
    capabilities=frozenset({Capability.VARY}),
    label="Reimagine Flux",
    good_at="variations of a picture, from subtle to wild",
    typical_seconds=20,
    deadline_seconds=180,
    sync=True,
    prompt=Prompt(required=False),
    shapes=named(RATIOS_10),
    keeps_shape=True,
    mode_field="imagination",
    inputs=(Input(roles=(Role.IMAGE,), names=("image",), form=Form.BASE64, required=True),),
    options={"imagination": words("subtle vivid wild")},
)

IDEOGRAM_EDIT = Endpoint(
    name="ideogram-image-edit",
    route="/v1/ai/ideogram-image-edit",
    capabilities=frozenset({Capability.INPAINT}),
    label="Ideogram Edit",
    good_at="repainting the black part of a mask, text included",
    typical_seconds=25,
    prompt=Prompt(),
    seed=SEED_31,
    mode_field="rendering_speed",
    inputs=(
        Input(
            roles=(Role.IMAGE,),
            names=("image",),
            form=Form.URL_OR_BASE64,
            required=True,
            max_bytes=_MEGABYTES_10,
        ),
        Input(
            roles=(Role.MASK,),
            names=("mask",),
            form=Form.URL_OR_BASE64,
            required=True,
            max_bytes=_MEGABYTES_10,
        ),
        Input(
            roles=(Role.STYLE,),
            names=("style_reference_images",),
            form=Form.URL_OR_BASE64,
            most=3,
            max_bytes=_MEGABYTES_10,
        ),
    ),
    options={
        "rendering_speed": words("TURBO DEFAULT QUALITY", default="DEFAULT"),
        "magic_prompt": words("AUTO ON OFF"),
        "style_type": words("AUTO GENERAL REALISTIC DESIGN"),
        "style_codes": Many(item=Text(pattern="[0-9A-Fa-f]{8}", hint="eight hex digits"), most=8),
        "color_palette": Record(
            one_of=True,
            fields={
                "name": words("EMBER FRESH JUNGLE MAGIC MELON MOSAIC PASTEL ULTRAMARINE"),
                "members": Many(
                    item=Record(
                        fields={
                            "color_hex": Text(
                                pattern="#(?:[0-9a-fA-F]{3}){1,2}", hint='a colour as "#RRGGBB"'
                            ),
                            "color_weight": Real(low=0.05, high=1),
                        },
                        required=("color_hex",),
                    ),
                    least=1,
                    most=16,
                ),
            },
        ),
    },
)


def _expand(
    model: str, label: str, good_at: str, *, form: Form, seeds: Whole | None, max_bytes: int | None
) -> Endpoint:
    return Endpoint(
        name=f"image-expand-{model}",
        route=f"/v1/ai/image-expand/{model}",
        capabilities=frozenset({Capability.EXPAND}),
        label=label,
        good_at=good_at,
        typical_seconds=20,
        prompt=Prompt(required=False),
        seed=seeds,
        four_sides=True,
        inputs=(
            Input(
                roles=(Role.IMAGE,),
                names=("image",),
                form=form,
                required=True,
                max_bytes=max_bytes,
            ),
        ),
        options=_SIDES,
    )


CHANGE_CAMERA = Endpoint(
    name="image-change-camera",
    route="/v1/ai/image-change-camera",
    capabilities=frozenset({Capability.CHANGE_VIEW}),
    label="Change Camera",
    good_at="the same thing seen from another side, height or distance",
    typical_seconds=25,
    seed=seed(1, 2_147_483_647),
    inputs=(Input(roles=(Role.IMAGE,), names=("image",), form=Form.URL, required=True),),
    options={
        "horizontal_angle": Whole(low=0, high=360, default=0, wraps=360),
        "vertical_angle": Whole(low=-30, high=90, default=0),
        "zoom": Whole(low=0, high=10, default=5),
        "output_format": words("png jpeg", default="png"),
    },
)

REMOVE_BACKGROUND = Endpoint(
    name="remove-background",
    route="/v1/ai/beta/remove-background",
    capabilities=frozenset({Capability.REMOVE_BACKGROUND}),
    label="Remove Background",
    good_at="cutting out the subject, as a PNG with transparency",
    typical_seconds=5,
    deadline_seconds=120,
    sync=True,
    as_form=True,
    inputs=(
        Input(
            roles=(Role.IMAGE,),
            names=("image_url",),
            form=Form.URL,
            required=True,
            max_bytes=_MEGABYTES_20,
        ),
    ),
)

ROWS = (
    REIMAGINE,
    IDEOGRAM_EDIT,
    _expand(
        "seedream-v4-5",
        "Seedream 4.5 Expand",
        "painting beyond the edges of large pictures",
        form=Form.URL_OR_BASE64,
        seeds=SEED_31,
        max_bytes=_MEGABYTES_10,
    ),
    _expand(
        "flux-pro",
        "Flux Pro Expand",
        "painting beyond the edges of photographs",
        form=Form.BASE64,
        seeds=None,
        max_bytes=None,
    ),
    _expand(
        "ideogram",
        "Ideogram Expand",
        "painting beyond the edges of designs",
        form=Form.BASE64,
        seeds=SEED_31,
        max_bytes=None,
    ),
    CHANGE_CAMERA,
    REMOVE_BACKGROUND,
)
