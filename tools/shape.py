"""The shape of a picture that exists or is still to come."""

from freepik.requests import Size
from tools.found import Found


def size_of(found: Found) -> Size | None:
    """Its pixels; None while it is not drawn."""
    if found.image is None:
        return None
    return Size(width=found.image.width, height=found.image.height)


def ratio_to_come(found: Found) -> str | None:
    """The ratio it was ordered in, while it is not drawn; None when nobody said."""
    ratio = found.job.wish.get("ratio") if found.image is None and found.job else None
    return ratio if isinstance(ratio, str) else None
