"""Keeping the scene inside the picture, so that a later edit can repaint the same composition."""

from io import BytesIO

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from simulator.painting.scene import Scene, from_json, to_json

KEY = "painting-scene"
_JPEG_MARK = b"painting-scene:"
_MOST = 60_000


def carry(image: Image.Image, scene: Scene) -> Image.Image:
    """Put the scene into the picture's metadata, in place, and return the picture."""
    image.info[KEY] = to_json(scene)
    return image


def drop(image: Image.Image) -> Image.Image:
    """Forget the scene: the pixels no longer follow from it."""
    image.info.pop(KEY, None)
    image.info.pop("comment", None)
    return image


def scene_in(image: Image.Image) -> Scene | None:
    """Return the scene a picture carries, as PNG text or JPEG comment; None for other pictures."""
    text = image.info.get(KEY)
    comment = image.info.get("comment")
    if text is None and isinstance(comment, bytes) and comment.startswith(_JPEG_MARK):
        text = comment.removeprefix(_JPEG_MARK).decode("utf-8", "replace")
    if not isinstance(text, str) or len(text) > _MOST:
        return None
    return from_json(text)


def to_png_bytes(image: Image.Image) -> bytes:
    """Encode as PNG; a carried scene goes into a text chunk."""
    meta = PngInfo()
    scene = scene_in(image)
    if scene:
        meta.add_text(KEY, to_json(scene))
    out = BytesIO()
    image.save(out, "PNG", pnginfo=meta, compress_level=1)
    return out.getvalue()


def to_jpeg_bytes(image: Image.Image, *, quality: int = 90) -> bytes:
    """Encode as JPEG; a carried scene goes into the comment. Transparency becomes white."""
    out = BytesIO()
    scene = scene_in(image)
    comment = _JPEG_MARK + to_json(scene).encode() if scene else b""
    flat = image.convert("RGB")
    if "A" in image.getbands():
        flat = Image.new("RGB", image.size, (255, 255, 255))
        flat.paste(image.convert("RGB"), (0, 0), image.getchannel("A"))
    flat.save(out, "JPEG", quality=quality, comment=comment)
    return out.getvalue()
