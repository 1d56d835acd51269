"""The shape of a picture that exists or is still to come."""

from freepik.errors import BadRequest
from freepik.requests import Size, ratio_value
from tools.errors import BadArgument
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


def value_of(ratio: str) -> float:
    """Width over height.

    Raises:
        BadArgument: it is no ratio; the sentence says how one is written.
    """
    try:
        return ratio_value(ratio)
    except BadRequest as error:
        field = "ratio"
        raise BadArgument(field, f"{error.problems[0].reason}.") from error
