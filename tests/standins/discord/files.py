"""What Discord makes of a file that it is given."""

import re
from io import BytesIO

from PIL import Image, UnidentifiedImageError


def safe_name(filename: str) -> str:
    """The name a file gets at Discord: spaces and other marks become underscores."""
    return re.sub(r"[^\w.\-]+", "_", filename).strip("_") or "unknown"


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels, if these bytes are a picture."""
    try:
        with Image.open(BytesIO(data)) as picture:
            return picture.size
    except (UnidentifiedImageError, Image.DecompressionBombError, OSError, ValueError):
        return None
