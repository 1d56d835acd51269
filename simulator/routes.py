"""Every image route as one row; a new model is a row here and a body in `schemas`."""

from collections.abc import Mapping

from simulator import sizes
from simulator.route import HOUR, JPEG, MEGABYTE, PNG, Craft, Form, PictureField, Route
from simulator.schemas import edit, generate
from simulator.schemas.common import Body

_EITHER = (PictureField(name="image"),)
_BASE64 = (PictureField(name="image", form=Form.BASE64),)
_T2I = "/v1/ai/text-to-image"
_EXPAND = "/v1/ai/image-expand"
_SKIN = "/v1/ai/skin-enhancer"
_FLUX2_INPUTS = tuple(
    PictureField(name=name, form=Form.BASE64)
    for name in ("input_image", "input_image_2", "input_image_3", "input_image_4")
)
_SEEDREAM_REFERENCES = PictureField(
    name="reference_images", formats=(PNG, JPEG), min_side=256, max_bytes=10 * MEGABYTE
)
_BANANA_REFERENCES = PictureField(name="reference_images", member="image", form=Form.URL)
_IDEOGRAM_PICTURE = PictureField(name="image", max_bytes=10 * MEGABYTE)

_GENERATE = (
    Route(
        path="/v1/ai/mystic",
        body=generate.Mystic,
        craft=Craft.PAINT,
        credits=80,
        measured=True,
        sizing=sizes.by_resolution,
        link_seconds=24 * HOUR,
        flags_nsfw=True,
        pictures=(
            PictureField(name="structure_reference", form=Form.BASE64),
            PictureField(name="style_reference", form=Form.BASE64),
        ),
    ),
    Route(
        path=_T2I,
        body=generate.ClassicFast,
        craft=Craft.PAINT,
        credits=5,
        sizing=sizes.classic,
        media=JPEG,
        sync=True,
        status="",
        flags_nsfw=True,
    ),
    Route(
        path=f"{_T2I}/imagen3",
        body=generate.Imagen3,
        craft=Craft.PAINT,
        credits=60,
        inline_capable=True,
    ),
    Route(
        path=f"{_T2I}/imagen4-fast",
        body=generate.Imagen4,
        craft=Craft.PAINT,
        credits=40,
        inline_capable=True,
    ),
    Route(
        path=f"{_T2I}/imagen4-ultra",
        body=generate.Imagen4,
        craft=Craft.PAINT,
        credits=100,
        inline_capable=True,
    ),
    Route(
        path="/v1/ai/gemini-2-5-flash-image-preview",
        body=generate.Gemini,
        craft=Craft.EDIT,
        credits=60,
        pictures=(PictureField(name="reference_images"),),
    ),
    Route(
        path=f"{_T2I}/nano-banana-pro",
        body=generate.NanoBananaPro,
        craft=Craft.EDIT,
        credits=200,
        sizing=sizes.nano,
        media=JPEG,
        pictures=(_BANANA_REFERENCES,),
    ),
    Route(
        path=f"{_T2I}/nano-banana-pro-flash",
        body=generate.NanoBananaProFlash,
        craft=Craft.EDIT,
        credits=90,
        sizing=sizes.nano,
        media=JPEG,
        pictures=(_BANANA_REFERENCES,),
    ),
    Route(
        path=f"{_T2I}/flux-dev",
        body=generate.FluxDev,
        craft=Craft.PAINT,
        credits=30,
        media=JPEG,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/hyperflux",
        body=generate.FluxDev,
        craft=Craft.PAINT,
        credits=10,
        media=JPEG,
    ),
    Route(
        path=f"{_T2I}/flux-pro-v1-1",
        body=generate.FluxPro11,
        craft=Craft.PAINT,
        credits=70,
        media=JPEG,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/flux-kontext-pro",
        body=generate.FluxKontextPro,
        craft=Craft.EDIT,
        credits=150,
        measured=True,
        media=JPEG,
        generated_on_post=False,
        pictures=(PictureField(name="input_image", form=Form.URL),),
    ),
    Route(
        path=f"{_T2I}/flux-2-pro",
        body=generate.Flux2Pro,
        craft=Craft.EDIT,
        credits=100,
        sizing=sizes.explicit,
        media=JPEG,
        generated_on_post=False,
        pictures=_FLUX2_INPUTS,
    ),
    Route(
        path=f"{_T2I}/flux-2-turbo",
        body=generate.Flux2Turbo,
        craft=Craft.PAINT,
        credits=20,
        sizing=sizes.turbo,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/flux-2-klein",
        body=generate.Flux2Klein,
        craft=Craft.EDIT,
        credits=15,
        sizing=sizes.klein,
        media=JPEG,
        generated_on_post=False,
        pictures=_FLUX2_INPUTS,
    ),
    *(
        Route(
            path=f"{_T2I}/{name}",
            body=generate.Seedream,
            craft=Craft.PAINT,
            credits=cost,
            measured=measured,
            media=JPEG,
        )
        for name, cost, measured in (("seedream", 40, False), ("seedream-v4", 50, True))
    ),
    Route(
        path=f"{_T2I}/seedream-v4-edit",
        body=generate.SeedreamEdit,
        craft=Craft.EDIT,
        credits=60,
        media=JPEG,
        pictures=(PictureField(name="reference_images"),),
    ),
    *(
        Route(
            path=f"{_T2I}/{name}",
            body=generate.Seedream45,
            craft=Craft.PAINT,
            credits=cost,
            sizing=sizes.seedream45,
            media=JPEG,
        )
        for name, cost in (("seedream-v4-5", 60), ("seedream-v5-lite", 55))
    ),
    *(
        Route(
            path=f"{_T2I}/{name}",
            body=generate.Seedream45Edit,
            craft=Craft.EDIT,
            credits=cost,
            sizing=sizes.seedream45,
            media=JPEG,
            pictures=(_SEEDREAM_REFERENCES,),
        )
        for name, cost in (("seedream-v4-5-edit", 70), ("seedream-v5-lite-edit", 65))
    ),
    Route(
        path=f"{_T2I}/z-image",
        body=generate.ZImage,
        craft=Craft.PAINT,
        credits=8,
        sizing=sizes.z_image,
    ),
    Route(
        path=f"{_T2I}/runway",
        body=generate.Runway,
        craft=Craft.PAINT,
        credits=80,
        sizing=sizes.runway,
    ),
    Route(
        path="/v1/ai/text-to-icon",
        body=generate.Icon,
        craft=Craft.ICON,
        credits=25,
        sizing=sizes.icon,
        status="",
    ),
    Route(
        path="/v1/ai/text-to-icon/preview",
        body=generate.IconPreview,
        craft=Craft.ICON,
        credits=15,
        sizing=sizes.icon,
        status="",
    ),
)

_EDITING = (
    Route(
        path="/v1/ai/beta/text-to-image/reimagine-flux",
        body=edit.Reimagine,
        craft=Craft.VARY,
        credits=60,
        media=JPEG,
        sync=True,
        status="",
        pictures=_BASE64,
    ),
    Route(
        path="/v1/ai/image-upscaler",
        body=edit.Upscale,
        craft=Craft.UPSCALE,
        credits=120,
        pictures=_BASE64,
        max_output_pixels=25_300_000,
    ),
    Route(
        path="/v1/ai/image-upscaler-precision",
        body=edit.PreciseUpscale,
        craft=Craft.UPSCALE,
        credits=100,
        pictures=_BASE64,
    ),
    Route(
        path="/v1/ai/image-upscaler-precision-v2",
        body=edit.PreciseUpscale2,
        craft=Craft.UPSCALE,
        credits=110,
        pictures=_EITHER,
    ),
    Route(
        path="/v1/ai/image-relight",
        body=edit.Relight,
        craft=Craft.RELIGHT,
        credits=100,
        media=JPEG,
        pictures=(
            *_EITHER,
            PictureField(name="transfer_light_from_reference_image"),
            PictureField(name="transfer_light_from_lightmap"),
        ),
    ),
    Route(
        path="/v1/ai/image-style-transfer",
        body=edit.StyleTransfer,
        craft=Craft.STYLE,
        credits=100,
        media=JPEG,
        pictures=(*_EITHER, PictureField(name="reference_image")),
    ),
    Route(
        path=f"{_EXPAND}/flux-pro",
        body=edit.ExpandFlux,
        craft=Craft.EXPAND,
        credits=90,
        media=JPEG,
        pictures=(
            PictureField(name="image", form=Form.BASE64, min_side=256, max_pixels=20_000_000),
        ),
    ),
    Route(
        path=f"{_EXPAND}/ideogram",
        body=edit.Expand,
        craft=Craft.EXPAND,
        credits=80,
        pictures=_BASE64,
    ),
    Route(
        path=f"{_EXPAND}/seedream-v4-5",
        body=edit.Expand,
        craft=Craft.EXPAND,
        credits=70,
        media=JPEG,
        pictures=(PictureField(name="image", max_bytes=10 * MEGABYTE),),
    ),
    Route(
        path="/v1/ai/ideogram-image-edit",
        body=edit.Inpaint,
        craft=Craft.INPAINT,
        credits=90,
        pictures=(
            _IDEOGRAM_PICTURE,
            PictureField(name="mask", max_bytes=10 * MEGABYTE, same_size_as="image"),
            PictureField(name="style_reference_images", total_bytes=10 * MEGABYTE),
            PictureField(name="character_reference_images", total_bytes=10 * MEGABYTE),
        ),
    ),
    Route(
        path="/v1/ai/image-change-camera",
        body=edit.ChangeCamera,
        craft=Craft.CAMERA,
        credits=80,
        pictures=(PictureField(name="image", form=Form.URL),),
    ),
    *(
        Route(
            path=f"{_SKIN}/{name}",
            body=body,
            craft=Craft.RETOUCH,
            credits=90,
            status=_SKIN,
            pictures=_EITHER,
        )
        for name, body in (
            ("creative", edit.Skin),
            ("faithful", edit.SkinFaithful),
            ("flexible", edit.SkinFlexible),
        )
    ),
)

_WORDS = (
    Route(
        path="/v1/ai/image-to-prompt",
        body=edit.ImageToPrompt,
        craft=Craft.DESCRIBE,
        credits=5,
        pictures=(PictureField(name="image", form=Form.DATA_URI_TOO),),
    ),
    Route(
        path="/v1/ai/improve-prompt",
        body=edit.ImprovePrompt,
        craft=Craft.IMPROVE,
        credits=2,
    ),
    Route(
        path="/v1/ai/classifier/image",
        body=edit.Classify,
        craft=Craft.CLASSIFY,
        credits=5,
        sync=True,
        status="",
        pictures=_EITHER,
    ),
    Route(
        path="/v1/ai/loras/styles",
        body=edit.StyleTraining,
        craft=Craft.TRAIN,
        credits=1000,
        status="",
        pictures=(PictureField(name="images", form=Form.URL),),
    ),
    Route(
        path="/v1/ai/loras/characters",
        body=edit.CharacterTraining,
        craft=Craft.TRAIN,
        credits=1500,
        status="",
        pictures=(PictureField(name="images", form=Form.URL),),
    ),
)

# Form-encoded and answered with addresses that die after five minutes: a handler of its own.
CUTOUT = Route(
    path="/v1/ai/beta/remove-background",
    body=Body,
    craft=Craft.CUTOUT,
    credits=30,
    sync=True,
    status="",
    link_seconds=300.0,
    pictures=(
        PictureField(name="image_url", form=Form.URL, formats=(PNG, JPEG), max_bytes=20 * MEGABYTE),
    ),
)

# Delivers a finished icon as a file; the price is part of the icon's.
ICON_RENDER = Route(
    path="/v1/ai/text-to-icon/{task_id}/render/{format}",
    body=Body,
    craft=Craft.ICON,
    credits=0,
    sizing=sizes.icon,
    status="",
)

ROUTES: Mapping[str, Route] = {
    route.path: route for route in (*_GENERATE, *_EDITING, *_WORDS, CUTOUT)
}
"""All POST routes that cost credits, by path."""

STORES: tuple[str, ...] = tuple(
    dict.fromkeys(route.store for route in ROUTES.values() if route.store)
)
"""The prefixes under which tasks can be read and listed."""
