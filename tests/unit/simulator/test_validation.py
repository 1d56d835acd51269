"""What is refused, where, and in which form."""

from dataclasses import replace

import pytest

from simulator import ErrorForm
from simulator.editing import CUTOUT
from simulator.routes import ROUTES
from tests.unit.simulator.bodies import smallest
from tests.unit.simulator.rig import FAST, HOOK, MYSTIC, SEEDREAM, Json, b64, picture, rig

T2I = "/v1/ai/text-to-image"
PIC = b64(picture())
JSON_ROUTES = [path for path in ROUTES if path != CUTOUT.path]


@pytest.mark.parametrize("route", JSON_ROUTES)
async def test_every_route_takes_its_smallest_body_and_needs_each_field(route: str) -> None:
    async with rig() as it:
        first = await it.look(await it.task())
        body = smallest(route, first["generated"][0])
        accepted = await it.post(route, body)
        assert accepted.status_code == 200, accepted.text
        before = (await it.control("ledger"))["totals"]["requests"]
        for name, field in ROUTES[route].body.model_fields.items():
            if field.is_required():
                without = {key: value for key, value in body.items() if key != name}
                refused = await it.post(route, without)
                assert refused.status_code == 400
                assert {"field": f"body.{name}", "reason": "Field required"} in refused.json()[
                    "invalid_params"
                ]
        assert (await it.control("ledger"))["totals"]["requests"] == before


BAD: list[tuple[str, Json, str]] = [
    (MYSTIC, {"aspect_ratio": "7:3"}, "aspect_ratio"),
    (MYSTIC, {"aspect_ratio": "social_post_4_5'"}, "aspect_ratio"),
    (MYSTIC, {"model": "fluid", "aspect_ratio": "standard_3_2"}, "aspect_ratio"),
    (MYSTIC, {"resolution": "8k"}, "resolution"),
    (MYSTIC, {"creative_detailing": 101}, "creative_detailing"),
    (MYSTIC, {"creative_detailing": "50"}, "creative_detailing"),
    (MYSTIC, {"filter_nsfw": "yes"}, "filter_nsfw"),
    (MYSTIC, {"style_reference": "https://example.com/a.png"}, "style_reference"),
    (MYSTIC, {"style_reference": "not base64!"}, "style_reference"),
    (MYSTIC, {"styling": {"colors": []}}, "styling.colors"),
    (
        MYSTIC,
        {"styling": {"colors": [{"color": "#abcdef", "weight": 1}]}},
        "styling.colors.0.color",
    ),
    (MYSTIC, {"styling": {"styles": [{"name": "a"}, {"name": "b"}]}}, "styling.styles"),
    (MYSTIC, {"styling": {"characters": [{"id": 3, "strength": 1}]}}, "styling.characters.0.id"),
    (MYSTIC, {"webhook_url": "not a url"}, "webhook_url"),
    (MYSTIC, {"webhook_url": None}, "webhook_url"),
    (T2I, {"prompt": "ab"}, "prompt"),
    (T2I, {"prompt": "a fox", "image": {}}, "image.size"),
    (T2I, {"prompt": "a fox", "num_images": 5}, "num_images"),
    (T2I, {"prompt": "a fox", "guidance_scale": 2.1}, "guidance_scale"),
    (T2I, {"prompt": "a fox", "seed": 1000001}, "seed"),
    (f"{T2I}/imagen3", {"prompt": "x", "aspect_ratio": "standard_3_2"}, "aspect_ratio"),
    (f"{T2I}/imagen4-fast", {"prompt": "x", "seed": 1, "enhance_prompt": True}, "seed"),
    (f"{T2I}/imagen4-ultra", {"prompt": "x", "language": "fr"}, "language"),
    (
        "/v1/ai/gemini-2-5-flash-image-preview",
        {"prompt": "x", "reference_images": [PIC] * 4},
        "reference_images",
    ),
    (f"{T2I}/nano-banana-pro", {"prompt": "x"}, "prompt"),
    (
        f"{T2I}/nano-banana-pro",
        {"prompt": "xy", "aspect_ratio": "square_1_1"},
        "aspect_ratio",
    ),
    (
        f"{T2I}/nano-banana-pro",
        {"prompt": "xy", "reference_images": [{"image": PIC, "mime_type": "image/png"}]},
        "reference_images.0.image",
    ),
    (f"{T2I}/flux-dev", {"seed": 0}, "seed"),
    (
        f"{T2I}/flux-dev",
        {"styling": {"effects": {"lightning": "indoorlight"}}},
        "styling.effects.lightning",
    ),
    (f"{T2I}/flux-kontext-pro", {"prompt": "x", "input_image": PIC}, "input_image"),
    (f"{T2I}/flux-kontext-pro", {"prompt": "x", "steps": 101}, "steps"),
    (f"{T2I}/flux-2-pro", {"prompt": "x", "width": 255}, "width"),
    (f"{T2I}/flux-2-turbo", {"prompt": "x", "image_size": {"width": 4096}}, "image_size.width"),
    (f"{T2I}/flux-2-klein", {"prompt": "x", "safety_tolerance": 6}, "safety_tolerance"),
    (SEEDREAM, {"prompt": "x", "seed": None}, "seed"),
    (SEEDREAM, {"prompt": "x", "aspect_ratio": "cinematic_21_9"}, "aspect_ratio"),
    (f"{T2I}/seedream-v4-5", {"prompt": "x" * 4097}, "prompt"),
    (f"{T2I}/seedream-v4-5-edit", {"prompt": "x", "reference_images": []}, "reference_images"),
    (f"{T2I}/z-image", {"prompt": "x", "image_size": "1024x1024"}, "image_size"),
    (f"{T2I}/runway", {"prompt": "x", "ratio": "16:9"}, "ratio"),
    ("/v1/ai/text-to-icon", {"prompt": "x", "webhook_url": ""}, "webhook_url"),
    ("/v1/ai/text-to-icon", {"prompt": "x"}, "webhook_url"),
    ("/v1/ai/beta/text-to-image/reimagine-flux", {"image": "https://x.com/a"}, "image"),
    ("/v1/ai/image-upscaler", {"image": PIC, "scale_factor": 2}, "scale_factor"),
    ("/v1/ai/image-upscaler", {"image": PIC, "creativity": 11}, "creativity"),
    ("/v1/ai/image-upscaler", {"image": f"data:image/png;base64,{PIC}"}, "image"),
    ("/v1/ai/image-upscaler-precision", {"image": b64(b"no picture")}, "image"),
    (
        "/v1/ai/image-relight",
        {
            "image": PIC,
            "transfer_light_from_reference_image": PIC,
            "transfer_light_from_lightmap": PIC,
        },
        "transfer_light_from_lightmap",
    ),
    (
        "/v1/ai/image-relight",
        {"image": PIC, "advanced_settings": {"whites": 101}},
        "advanced_settings.whites",
    ),
    ("/v1/ai/image-style-transfer", {"image": PIC}, "reference_image"),
    ("/v1/ai/image-expand/ideogram", {"image": PIC, "left": 1}, "right"),
    ("/v1/ai/image-expand/flux-pro", {"image": b64(picture(255, 400))}, "image"),
    (
        "/v1/ai/ideogram-image-edit",
        {"prompt": "x", "image": PIC, "mask": b64(picture(100, 100))},
        "mask",
    ),
    (
        "/v1/ai/ideogram-image-edit",
        {"prompt": "x", "image": PIC, "mask": PIC, "color_palette": {}},
        "color_palette",
    ),
    (
        "/v1/ai/ideogram-image-edit",
        {"prompt": "x", "image": PIC, "mask": PIC, "character_reference_images": [PIC]},
        "style_type",
    ),
    ("/v1/ai/image-change-camera", {"image": PIC}, "image"),
    ("/v1/ai/skin-enhancer/flexible", {"image": PIC, "optimized_for": "me"}, "optimized_for"),
    ("/v1/ai/improve-prompt", {"prompt": "x", "type": "image", "language": "eng"}, "language"),
    ("/v1/ai/loras/styles", {"name": "a b", "quality": "high", "images": []}, "name"),
    ("/v1/ai/uploads/request-url", {"files": [{"content_type": "text/html"}]}, "files.0"),
    ("/v1/ai/uploads/request-url", {"files": []}, "files"),
]


@pytest.mark.parametrize(("route", "body", "field"), BAD, ids=range(len(BAD)))
async def test_what_the_document_refuses_is_refused(route: str, body: Json, field: str) -> None:
    async with rig() as it:
        answer = await it.post(route, body)
        ledger = await it.control("ledger")
    assert answer.status_code == 400
    assert answer.json()["message"] == "Validation error"
    named = [param["field"] for param in answer.json()["invalid_params"]]
    assert any(name.startswith(f"body.{field}") for name in named), named
    assert ledger["entries"] == []


async def test_unknown_fields_are_ignored() -> None:
    async with rig() as it:
        answer = await it.post(MYSTIC, prompt="a fox", guidance_scale=99, cats=["many"])
    assert answer.status_code == 200


@pytest.mark.parametrize("value", ["2", 16, "9"])
async def test_precise_upscale_takes_digits_as_number_or_text(value: Json) -> None:
    async with rig() as it:
        route = "/v1/ai/image-upscaler-precision-v2"
        good = await it.post(route, image=PIC, scale_factor=value)
        bad = await it.post(route, image=PIC, scale_factor="2x")
    assert (good.status_code, bad.status_code) == (200, 400)


async def test_a_body_of_another_type_is_not_read() -> None:
    async with rig() as it:
        body = '{"prompt": "a fox"}'
        lost = await it.http.post(SEEDREAM, content=body, headers={"content-type": "text/plain"})
        garbage = await it.http.post(
            SEEDREAM, content="{", headers={"content-type": "application/json"}
        )
        listed = await it.post(SEEDREAM, [1])
    assert lost.json()["invalid_params"] == [{"field": "body.prompt", "reason": "Field required"}]
    assert garbage.status_code == 400
    assert listed.json()["invalid_params"][0]["field"] == "body"


async def test_documented_form_is_problem_json_with_names() -> None:
    async with rig(replace(FAST, error_form=ErrorForm.DOCUMENTED)) as it:
        answer = await it.post(SEEDREAM, webhook_url=HOOK)
    assert answer.headers["content-type"] == "application/problem+json"
    params = answer.json()["problem"]["invalid_params"]
    assert params == [{"name": "prompt", "reason": "Field required"}]
