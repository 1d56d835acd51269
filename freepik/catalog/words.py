"""Routes about words and signs: better prompts, descriptions, AI detection, icons."""

from freepik.catalog.fields import Real, Text, Whole, words
from freepik.catalog.model import Capability, Endpoint, Form, Input, Prompt, Role

_ICON_STYLES = words("solid outline color flat sticker", default="solid")

IMPROVE_PROMPT = Endpoint(
    name="improve-prompt",
    route="/v1/ai/improve-prompt",
    capabilities=frozenset({Capability.IMPROVE_PROMPT}),
    label="Improve Prompt",
    good_at="turning a few words into a full prompt, or inventing one",
    typical_seconds=5,
    deadline_seconds=120,
    prompt=Prompt(required=False, most=2500),
    options={
        "type": words("image video"),
        "language": Text(pattern="[a-z]{2}", hint='two letters such as "en"'),
    },
    always={"prompt": "", "type": "image"},  # both must be there; an empty prompt invents one
)

IMAGE_TO_PROMPT = Endpoint(
    name="image-to-prompt",
    route="/v1/ai/image-to-prompt",
    capabilities=frozenset({Capability.DESCRIBE}),
    label="Image to Prompt",
    good_at="describing a picture in words that could draw it again",
    typical_seconds=8,
    deadline_seconds=120,
    inputs=(
        Input(
            roles=(Role.IMAGE,),
            names=("image",),
            form=Form.URL_OR_BASE64,
            required=True,
            data_uri_second=True,
        ),
    ),
)

CLASSIFIER = Endpoint(
    name="classifier-image",
    route="/v1/ai/classifier/image",
    capabilities=frozenset({Capability.CLASSIFY}),
    label="AI Image Classifier",
    good_at="an estimate whether a picture was made by AI",
    typical_seconds=3,
    deadline_seconds=60,
    sync=True,
    inputs=(Input(roles=(Role.IMAGE,), names=("image",), form=Form.URL_OR_BASE64, required=True),),
)


def _icon(name: str, route: str, label: str, good_at: str, *, has_format: bool) -> Endpoint:
    return Endpoint(
        name=name,
        route=route,
        capabilities=frozenset({Capability.ICON}),
        label=label,
        good_at=good_at,
        typical_seconds=15,
        unpolled=True,
        webhook_required=True,
        prompt=Prompt(),
        style_path=("style",),
        styles=_ICON_STYLES.values,
        options={
            "style": _ICON_STYLES,
            "num_inference_steps": Whole(low=10, high=50),
            "guidance_scale": Real(low=0, high=10),
            **({"format": words("png svg", default="png")} if has_format else {}),
        },
    )


ROWS = (
    IMPROVE_PROMPT,
    IMAGE_TO_PROMPT,
    CLASSIFIER,
    _icon("text-to-icon", "/v1/ai/text-to-icon", "Icons", "icons as PNG or SVG", has_format=True),
    _icon(
        "text-to-icon-preview",
        "/v1/ai/text-to-icon/preview",
        "Icon Preview",
        "a first look at an icon before its file is rendered",
        has_format=False,
    ),
)
