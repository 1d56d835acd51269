"""Routes that finish a picture: upscaling, light, style, skin (the Magnific tools)."""

from freepik.catalog.fields import Flag, Kind, Record, Whole, percent, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role
from freepik.catalog.mystic import MAGNIFIC_ENGINE

_UPSCALE_DEADLINE = 1800.0
_DIAL = Whole(low=-10, high=10, default=0)
_FILTER = {"filter_nsfw": Flag(default=False)}
_RELIGHT_STYLES = words(
    "standard darker_but_realistic clean smooth brighter contrasted_n_hdr just_composition",
    default="standard",
)


def _picture(form: Form) -> Input:
    return Input(roles=(Role.IMAGE,), names=("image",), form=form, required=True)


UPSCALER_CREATIVE = Endpoint(
    name="image-upscaler",
    route="/v1/ai/image-upscaler",
    capabilities=frozenset({Capability.UPSCALE}),
    label="Magnific Upscaler",
    good_at="enlarging while inventing detail",
    typical_seconds=60,
    deadline_seconds=_UPSCALE_DEADLINE,
    prompt=Prompt(required=False),
    mode_field="optimized_for",
    manner="creative",
    factors={factor: f"{factor}x" for factor in (2, 4, 8, 16)},
    max_output_pixels=25_300_000,
    inputs=(_picture(Form.BASE64),),
    options={
        "optimized_for": words(
            "standard soft_portraits hard_portraits art_n_illustration videogame_assets"
            " nature_n_landscapes films_n_photography 3d_renders science_fiction_n_horror",
            default="standard",
        ),
        "creativity": _DIAL,
        "hdr": _DIAL,
        "resemblance": _DIAL,
        "fractality": _DIAL,
        "engine": MAGNIFIC_ENGINE,
        **_FILTER,
    },
)

UPSCALER_PRECISION_2 = Endpoint(
    name="image-upscaler-precision-v2",
    route="/v1/ai/image-upscaler-precision-v2",
    capabilities=frozenset({Capability.UPSCALE}),
    label="Magnific Precision 2",
    good_at="enlarging faithfully, inventing nothing",
    typical_seconds=60,
    deadline_seconds=_UPSCALE_DEADLINE,
    mode_field="flavor",
    manner="faithful",
    factors={factor: factor for factor in range(2, 17)},
    inputs=(_picture(Form.URL_OR_BASE64),),
    options={
        "sharpen": percent(7),
        "smart_grain": percent(7),
        "ultra_detail": percent(30),
        "flavor": words("sublime photo photo_denoiser"),
        **_FILTER,
    },
    always={"scale_factor": 2},  # no default is documented
)

UPSCALER_PRECISION_1 = Endpoint(
    name="image-upscaler-precision",
    route="/v1/ai/image-upscaler-precision",
    capabilities=frozenset({Capability.UPSCALE}),
    label="Magnific Precision",
    good_at="sharpening and detail; the enlargement cannot be chosen",
    typical_seconds=60,
    deadline_seconds=_UPSCALE_DEADLINE,
    manner="faithful",
    inputs=(_picture(Form.BASE64),),
    options={
        "sharpen": percent(50),
        "smart_grain": percent(7),
        "ultra_detail": percent(30),
        **_FILTER,
    },
)

RELIGHT = Endpoint(
    name="image-relight",
    route="/v1/ai/image-relight",
    capabilities=frozenset({Capability.RELIGHT}),
    label="Magnific Relight",
    good_at="new light from words, from another picture or from a light map",
    typical_seconds=40,
    prompt=Prompt(required=False),
    style_path=("style",),
    styles=_RELIGHT_STYLES.values,
    inputs=(
        _picture(Form.URL_OR_BASE64),
        Input(
            roles=(Role.LIGHT, Role.REFERENCE),
            names=("transfer_light_from_reference_image",),
            form=Form.URL_OR_BASE64,
        ),
        Input(  # a light map is drawn like a mask: white where light falls
            roles=(Role.MASK,), names=("transfer_light_from_lightmap",), form=Form.URL_OR_BASE64
        ),
    ),
    exclusive=(("transfer_light_from_reference_image", "transfer_light_from_lightmap"),),
    options={
        "light_transfer_strength": percent(100),
        "interpolate_from_original": Flag(default=False),
        "change_background": Flag(default=True),
        "style": _RELIGHT_STYLES,
        "preserve_details": Flag(default=True),
        "advanced_settings": Record(
            fields={
                "whites": percent(50),
                "blacks": percent(50),
                "brightness": percent(50),
                "contrast": percent(50),
                "saturation": percent(50),
                "engine": words(
                    "automatic balanced cool real illusio fairy colorful_anime hard_transform"
                    " softy",
                    default="automatic",
                ),
                "transfer_light_a": words(
                    "automatic low medium normal high high_on_faces", default="automatic"
                ),
                "transfer_light_b": words(
                    "automatic composition straight smooth_in smooth_out smooth_both reverse_both"
                    " soft_in soft_out soft_mid strong_mid style_shift strong_shift",
                    default="automatic",
                ),
                "fixed_generation": Flag(default=False),
            }
        ),
    },
)

STYLE_TRANSFER = Endpoint(
    name="image-style-transfer",
    route="/v1/ai/image-style-transfer",
    capabilities=frozenset({Capability.STYLE_TRANSFER}),
    label="Magnific Style Transfer",
    good_at="painting one picture in the style of another",
    typical_seconds=40,
    prompt=Prompt(required=False),
    mode_field="flavor",
    inputs=(
        _picture(Form.URL_OR_BASE64),
        Input(
            roles=(Role.STYLE, Role.REFERENCE),
            names=("reference_image",),
            form=Form.URL_OR_BASE64,
            required=True,
        ),
    ),
    options={
        "style_strength": percent(100),
        "structure_strength": percent(50),
        "is_portrait": Flag(default=False),
        "portrait_style": words("standard pop super_pop", default="standard"),
        "portrait_beautifier": words("beautify_face beautify_face_max"),
        "flavor": words(
            "faithful gen_z psychedelia detaily clear donotstyle donotstyle_sharp",
            default="faithful",
        ),
        "engine": words(
            "balanced definio illusio 3d_cartoon colorful_anime caricature real super_real softy",
            default="balanced",
        ),
        "fixed_generation": Flag(default=False),
    },
)


def _skin(
    model: str, good_at: str, extra: dict[str, Kind], *, mode_field: str | None = None
) -> Endpoint:
    return Endpoint(
        name=f"skin-enhancer-{model}",
        route=f"/v1/ai/skin-enhancer/{model}",
        polled_at="/v1/ai/skin-enhancer",
        capabilities=frozenset({Capability.RETOUCH}),
        label=f"Skin Enhancer {model.title()}",
        good_at=good_at,
        typical_seconds=40,
        mode_field=mode_field,
        manner=model if model != "flexible" else None,
        inputs=(_picture(Form.URL_OR_BASE64),),
        options={"sharpen": percent(0), "smart_grain": percent(2), **extra},
    )


ROWS = (
    UPSCALER_CREATIVE,
    UPSCALER_PRECISION_2,
    UPSCALER_PRECISION_1,
    RELIGHT,
    STYLE_TRANSFER,
    _skin("faithful", "natural skin, the face untouched", {"skin_detail": percent(80)}),
    _skin(
        "flexible",
        "skin, light, or a real look, as chosen",
        {
            "optimized_for": words(
                "enhance_skin improve_lighting enhance_everything transform_to_real no_make_up",
                default="enhance_skin",
            )
        },
        mode_field="optimized_for",
    ),
    _skin("creative", "skin repainted with some freedom", {}),
)
