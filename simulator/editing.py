"""The routes that change, describe or learn from pictures."""

from simulator.route import JPEG, MEGABYTE, PNG, Craft, Form, PictureField, Route
from simulator.schemas import edit
from simulator.schemas.fields import Body

_EITHER = (PictureField(name="image"),)
_BASE64 = (PictureField(name="image", form=Form.BASE64),)
_EXPAND = "/v1/ai/image-expand"
_SKIN = "/v1/ai/skin-enhancer"
_IDEOGRAM_PICTURE = PictureField(name="image", max_bytes=10 * MEGABYTE)

EDITING = (
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

WORDS = (
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
