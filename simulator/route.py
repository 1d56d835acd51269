"""What a route is: its body, how it is drawn, what it costs, how it differs."""

from dataclasses import dataclass
from enum import StrEnum

from simulator import sizes
from simulator.schemas.fields import Body
from simulator.sizes import Sizing

HOUR = 3600.0
MEGABYTE = 1024 * 1024
PNG = "image/png"
JPEG = "image/jpeg"
WEBP = "image/webp"


class Craft(StrEnum):
    """What is done to make a result; the artist has one way for each."""

    PAINT = "paint"
    EDIT = "edit"
    VARY = "vary"
    UPSCALE = "upscale"
    RELIGHT = "relight"
    STYLE = "style"
    CUTOUT = "cutout"
    EXPAND = "expand"
    INPAINT = "inpaint"
    CAMERA = "camera"
    RETOUCH = "retouch"
    ICON = "icon"
    DESCRIBE = "describe"
    IMPROVE = "improve"
    CLASSIFY = "classify"
    TRAIN = "train"

    @property
    def makes_words(self) -> bool:
        """Whether the result is text and not a picture."""
        return self in {Craft.DESCRIBE, Craft.IMPROVE}


class Form(StrEnum):
    """In which form a picture may be given."""

    BASE64 = "base64"
    URL = "url"
    EITHER = "either"
    DATA_URI_TOO = "data-uri-too"


@dataclass(frozen=True, slots=True, kw_only=True)
class PictureField:
    """One body field that holds a picture, or a list of them.

    `member` is the key inside the entries of a list of objects. Bounds are bytes and pixels.
    """

    name: str
    form: Form = Form.EITHER
    member: str = ""
    formats: tuple[str, ...] = (PNG, JPEG, WEBP)
    min_side: int = 1
    max_bytes: int = 64 * MEGABYTE
    max_pixels: int = 100_000_000
    total_bytes: int = 0
    same_size_as: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """One POST route.

    `status` is the prefix of its status and list routes; empty means that there are none.
    `measured` tells a price that somebody read off a bill from one that is invented here.
    """

    path: str
    body: type[Body]
    craft: Craft
    credits: int
    status: str | None = None
    measured: bool = False
    sizing: Sizing = sizes.plain
    pictures: tuple[PictureField, ...] = ()
    media: str = PNG
    link_seconds: float = HOUR
    sync: bool = False
    generated_on_post: bool = True
    flags_nsfw: bool = False
    max_output_pixels: int = 0
    inline_capable: bool = False

    @property
    def store(self) -> str:
        """The name of the task store: tasks of another store are unknown to this route."""
        return self.path if self.status is None else self.status
