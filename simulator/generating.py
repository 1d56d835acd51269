"""The routes that make a picture from words, with or without references."""

from simulator import sizes
from simulator.route import HOUR, JPEG, MEGABYTE, PNG, Craft, Form, PictureField, Route
from simulator.schemas import flux, generate, seedream

_T2I = "/v1/ai/text-to-image"
_FLUX2_INPUTS = tuple(
    PictureField(name=name, form=Form.BASE64)
    for name in ("input_image", "input_image_2", "input_image_3", "input_image_4")
)
_SEEDREAM_REFERENCES = PictureField(
    name="reference_images", formats=(PNG, JPEG), min_side=256, max_bytes=10 * MEGABYTE
)
_BANANA_REFERENCES = PictureField(name="reference_images", member="image", form=Form.URL)

GENERATING = (
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
        sizing=sizes.in_words,
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
        body=flux.FluxDev,
        craft=Craft.PAINT,
        credits=30,
        media=JPEG,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/hyperflux",
        body=flux.FluxDev,
        craft=Craft.PAINT,
        credits=10,
        media=JPEG,
    ),
    Route(
        path=f"{_T2I}/flux-pro-v1-1",
        body=flux.FluxPro11,
        craft=Craft.PAINT,
        credits=70,
        media=JPEG,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/flux-kontext-pro",
        body=flux.FluxKontextPro,
        craft=Craft.EDIT,
        credits=150,
        measured=True,
        media=JPEG,
        generated_on_post=False,
        pictures=(PictureField(name="input_image", form=Form.URL),),
    ),
    Route(
        path=f"{_T2I}/flux-2-pro",
        body=flux.Flux2Pro,
        craft=Craft.EDIT,
        credits=100,
        sizing=sizes.explicit,
        media=JPEG,
        generated_on_post=False,
        pictures=_FLUX2_INPUTS,
    ),
    Route(
        path=f"{_T2I}/flux-2-turbo",
        body=flux.Flux2Turbo,
        craft=Craft.PAINT,
        credits=20,
        sizing=sizes.turbo,
        generated_on_post=False,
    ),
    Route(
        path=f"{_T2I}/flux-2-klein",
        body=flux.Flux2Klein,
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
            body=seedream.Seedream,
            craft=Craft.PAINT,
            credits=cost,
            measured=measured,
            media=JPEG,
        )
        for name, cost, measured in (("seedream", 40, False), ("seedream-v4", 50, True))
    ),
    Route(
        path=f"{_T2I}/seedream-v4-edit",
        body=seedream.SeedreamEdit,
        craft=Craft.EDIT,
        credits=60,
        media=JPEG,
        pictures=(PictureField(name="reference_images"),),
    ),
    *(
        Route(
            path=f"{_T2I}/{name}",
            body=seedream.Seedream45,
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
            body=seedream.Seedream45Edit,
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
        body=seedream.ZImage,
        craft=Craft.PAINT,
        credits=8,
        sizing=sizes.z_image,
    ),
    Route(
        path=f"{_T2I}/runway",
        body=seedream.Runway,
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
