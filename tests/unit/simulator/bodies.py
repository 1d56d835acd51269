"""The smallest body that each route accepts."""

from tests.unit.simulator.rig import HOOK, Json, b64, picture

_PICTURE = b64(picture())


def smallest(route: str, url: str) -> Json:
    """A legal body for `route`; `url` is the address of an obtainable picture."""
    if route in _SPECIAL:
        return _SPECIAL[route]
    if "/text-to-icon" in route:
        return {"prompt": "a fox", "webhook_url": HOOK}
    if "/loras/" in route:
        return {"name": "n-2", "quality": "high", "gender": "female", "images": [url] * 8}
    if route == "/v1/ai/image-change-camera":
        return {"image": url}
    if route.startswith("/v1/ai/image-expand"):
        return {"image": _PICTURE, "left": 8, "right": 8, "top": 0, "bottom": 0}
    edits = route.startswith(("/v1/ai/image-", "/v1/ai/skin", "/v1/ai/class", "/v1/ai/beta"))
    return {"image": _PICTURE} if edits else {"prompt": "a fox"}


_SPECIAL: dict[str, Json] = {
    "/v1/ai/text-to-image/runway": {"prompt": "a fox", "ratio": "1024:1024"},
    "/v1/ai/improve-prompt": {"prompt": "", "type": "image"},
    "/v1/ai/image-style-transfer": {"image": _PICTURE, "reference_image": _PICTURE},
    "/v1/ai/ideogram-image-edit": {"prompt": "a hat", "image": _PICTURE, "mask": _PICTURE},
    "/v1/ai/text-to-image/seedream-v4-5-edit": {"prompt": "x", "reference_images": [_PICTURE]},
    "/v1/ai/text-to-image/seedream-v5-lite-edit": {
        "prompt": "x",
        "reference_images": [_PICTURE],
    },
}
