"""What a row of the catalogue can say about an endpoint."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from pydantic import JsonValue

from freepik.catalog.fields import Kind, Whole

Fragment = Mapping[str, JsonValue]


class Capability(StrEnum):
    """What a person may want done."""

    GENERATE = "generate"
    EDIT = "edit"
    INPAINT = "inpaint"
    VARY = "vary"
    UPSCALE = "upscale"
    RELIGHT = "relight"
    STYLE_TRANSFER = "style_transfer"
    REMOVE_BACKGROUND = "remove_background"
    EXPAND = "expand"
    CHANGE_VIEW = "change_view"
    RETOUCH = "retouch"
    DESCRIBE = "describe"
    IMPROVE_PROMPT = "improve_prompt"
    CLASSIFY = "classify"
    ICON = "icon"


class Role(StrEnum):
    """What a picture is handed in for."""

    IMAGE = "image"
    REFERENCE = "reference"
    STYLE = "style"
    STRUCTURE = "structure"
    MASK = "mask"
    LIGHT = "light"


class Form(StrEnum):
    """How a route wants a picture: the bytes in the body, or a URL it can fetch."""

    BASE64 = "raw base64"
    URL_OR_BASE64 = "a URL or raw base64"
    URL = "a URL"
    TYPED_URL = "an object of a URL and its media type"


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """A place for pictures in a body.

    One name is one picture; several names are numbered places filled in order; `most` above the
    number of names means a list.
    """

    roles: tuple[Role, ...]
    names: tuple[str, ...]
    form: Form
    most: int = 1
    required: bool = False
    max_bytes: int | None = None
    min_side: int = 1
    data_uri_second: bool = False  # raw base64 is refused by some deployments: try a data URI once

    @property
    def is_list(self) -> bool:
        """Whether the one field holds a list of pictures."""
        return self.most > len(self.names)


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """Whether words are needed and how many characters of them the route reads."""

    required: bool = True
    least: int = 1
    most: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One ratio and how a route spells it; `resolution` when the spelling depends on it."""

    ratio: str
    body: Fragment
    resolution: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Endpoint:
    """One route as data; `typical_seconds` and `deadline_seconds` are estimates of ours.

    `max_pictures` is what one call can make; `max_references` how many pictures may be handed in as
    references, the edited one included where it travels in the same place.
    """

    name: str
    route: str
    capabilities: frozenset[Capability]
    label: str
    good_at: str
    typical_seconds: float
    deadline_seconds: float = 600.0
    sync: bool = False  # the answer to the POST is the result; there is no task
    polled_at: str | None = None  # where tasks are read, when not under the POST's own route
    unpolled: bool = False  # a task that only a webhook reports
    as_form: bool = False  # form-encoded instead of JSON
    webhook_required: bool = False

    prompt: Prompt | None = None
    negative_least: int | None = None  # has negative_prompt, of at least so many characters
    max_pictures: int = 1  # more than one: the route has num_images
    seed: Whole | None = None
    shapes: tuple[Shape, ...] = ()
    ratio_in_words: bool = False  # no field: ask for the ratio in the prompt
    keeps_shape: bool = False  # without a ratio the result has the shape of the picture handed in
    resolutions: Mapping[str, Fragment] = field(default_factory=dict)
    style_path: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    mode_field: str | None = None  # the option that `Wish.mode` chooses from
    manner: str | None = (
        None  # a mode that is simply this endpoint's nature: "creative", "faithful"
    )
    mode_ratios: Mapping[str, frozenset[str]] = field(default_factory=dict)
    mode_ignores: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    factors: Mapping[int, JsonValue] = field(default_factory=dict)
    max_output_pixels: int | None = None
    four_sides: bool = False
    inputs: tuple[Input, ...] = ()
    options: Mapping[str, Kind] = field(default_factory=dict)
    options_with: Mapping[str, str] = field(default_factory=dict)  # sent only beside this input
    exclusive: tuple[tuple[str, str], ...] = ()  # body fields that must not meet; the first wins
    always: Fragment = field(default_factory=dict)

    @property
    def status_route(self) -> str | None:
        """The prefix of the GET that reads a task, None when there is none."""
        return None if self.sync or self.unpolled else self.polled_at or self.route

    @property
    def list_route(self) -> str | None:
        """The GET that lists recent tasks, None when there is none."""
        return self.status_route

    @property
    def ratios(self) -> tuple[str, ...]:
        """The ratios it can draw, "16:9"-style, its own default first."""
        return tuple(dict.fromkeys(shape.ratio for shape in self.shapes))

    @property
    def max_references(self) -> int:
        """How many pictures may be handed in as references in all."""
        return sum(place.most for place in self.inputs if Role.REFERENCE in place.roles)

    @property
    def answers_in_words(self) -> bool:
        """Whether its results are text, not pictures."""
        return bool(self.capabilities & {Capability.DESCRIBE, Capability.IMPROVE_PROMPT})
