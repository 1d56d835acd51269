"""Fitted wishes and pictures as request bodies.

Large pictures take a while to encode: call it off the event loop.
"""

import base64
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import urlencode

from pydantic import JsonValue

from freepik.catalog import Capability, Endpoint, Form, Input
from freepik.catalog.shapes import within
from freepik.errors import BadRequest
from freepik.requests import Picture, Role, Wish

MEDIA_TYPES: Final = ("image/png", "image/jpeg", "image/webp")
INLINE_MOST: Final = 8 * 1024 * 1024  # the largest body is documented nowhere: beyond this, upload

_FROM_WORDS_ALONE: Final = frozenset(
    {Capability.GENERATE, Capability.ICON, Capability.IMPROVE_PROMPT}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A picture and its place in the body; `url` once it was uploaded."""

    place: Input
    index: int
    picture: Picture
    url: str | None = None

    @property
    def needs_upload(self) -> bool:
        """Whether the route must be given a URL for it."""
        if self.url is not None:
            return False
        by_size = len(self.picture.data) > INLINE_MOST and self.place.form is Form.URL_OR_BASE64
        return by_size or self.place.form in {Form.URL, Form.TYPED_URL}


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoded:
    """A body ready to send."""

    content: bytes
    content_type: str


def place(endpoint: Endpoint, wish: Wish, pictures: Sequence[Picture]) -> tuple[Placed, ...]:
    """Each picture in the place of its role; raises BadRequest for one too many or missing."""
    placed: list[Placed] = []
    for picture in sorted(pictures, key=lambda picture: picture.role is not Role.IMAGE):
        free = _free_place(endpoint, picture, placed)
        _check(endpoint, free, picture)
        index = sum(other.place is free for other in placed)
        placed.append(Placed(place=free, index=index, picture=picture, url=picture.url))
    _check_complete(endpoint, wish, placed)
    return tuple(placed)


def body(
    endpoint: Endpoint,
    wish: Wish,
    placed: Sequence[Placed] = (),
    *,
    webhook_url: str | None = None,
    data_uri: bool = False,
) -> dict[str, JsonValue]:
    """The fields for a fitted wish; `data_uri` is the second form of an undecided route."""
    fields: dict[str, JsonValue] = {}
    pictures = _pictures(placed, data_uri=data_uri)
    for part in (endpoint.always, _words(wish), _settings(endpoint, wish), pictures):
        _merge(fields, part)
    for option, needed in endpoint.options_with.items():
        if needed not in fields:
            fields.pop(option, None)
    if webhook_url is not None and not endpoint.sync:
        fields["webhook_url"] = webhook_url
    return fields


def encode(endpoint: Endpoint, fields: Mapping[str, JsonValue]) -> Encoded:
    """The fields as the route wants them: JSON, or a form where it insists."""
    if endpoint.as_form:
        content = urlencode({name: str(value) for name, value in fields.items()})
        return Encoded(content=content.encode(), content_type="application/x-www-form-urlencoded")
    return Encoded(content=json.dumps(fields).encode(), content_type="application/json")


def _free_place(endpoint: Endpoint, picture: Picture, placed: Sequence[Placed]) -> Input:
    fitting = [option for option in endpoint.inputs if picture.role in option.roles]
    for option in fitting:
        if sum(other.place is option for other in placed) < option.most:
            return option
    if fitting:
        most = sum(option.most for option in fitting)
        reason = f"{endpoint.label} takes at most {most} of this kind"
    else:
        roles = dict.fromkeys(role for option in endpoint.inputs for role in option.roles)
        reason = f"{endpoint.label} takes {', '.join(roles) or 'no pictures'}"
    raise BadRequest.of(field=picture.role, reason=reason)


def _check(endpoint: Endpoint, option: Input, picture: Picture) -> None:
    if picture.media_type not in MEDIA_TYPES:
        raise BadRequest.of(
            field=picture.role, reason=f"{picture.media_type} is not PNG, JPEG or WebP"
        )
    if option.max_bytes is not None and len(picture.data) > option.max_bytes:
        most = option.max_bytes // (1024 * 1024)
        raise BadRequest.of(
            field=picture.role, reason=f"{endpoint.label} takes pictures up to {most} MB"
        )


def _check_complete(endpoint: Endpoint, wish: Wish, placed: Sequence[Placed]) -> None:
    for option in endpoint.inputs:
        if option.required and not any(other.place is option for other in placed):
            raise BadRequest.of(
                field=option.roles[0], reason=f"{endpoint.label} needs this picture"
            )
    if not placed and wish.capability not in _FROM_WORDS_ALONE:
        raise BadRequest.of(field=Role.IMAGE, reason=f"{endpoint.label} needs a picture to work on")
    names = {other.place.names[0] for other in placed}
    for first, second in endpoint.exclusive:
        if {first, second} <= names:
            raise BadRequest.of(
                field=first, reason=f"it does not go with {second}: give one of them"
            )


def _words(wish: Wish) -> dict[str, JsonValue]:
    words: dict[str, JsonValue] = {"prompt": wish.prompt, "negative_prompt": wish.negative}
    return {name: value for name, value in words.items() if value is not None}


def _settings(endpoint: Endpoint, wish: Wish) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {}
    if wish.count > 1:
        fields["num_images"] = wish.count
    if wish.seed is not None:
        fields["seed"] = wish.seed
    if wish.factor is not None:
        fields["scale_factor"] = endpoint.factors[wish.factor]
    if wish.style is not None:
        _merge(fields, within(endpoint.style_path, wish.style))
    _merge(fields, _shape(endpoint, wish))
    _merge(fields, endpoint.resolutions.get(wish.resolution or "", {}))
    _merge(fields, wish.options)
    return fields


def _shape(endpoint: Endpoint, wish: Wish) -> Mapping[str, JsonValue]:
    if wish.ratio is None and not (wish.resolution and not endpoint.resolutions):
        return {}
    ratio = wish.ratio or endpoint.ratios[0]
    spelled = [shape for shape in endpoint.shapes if shape.ratio == ratio]
    wanted = [shape for shape in spelled if shape.resolution == wish.resolution]
    return (wanted or spelled)[0].body


def _pictures(placed: Sequence[Placed], *, data_uri: bool) -> dict[str, JsonValue]:
    fields: dict[str, JsonValue] = {}
    for item in placed:
        value = _picture(item, data_uri=data_uri)
        if item.place.is_list:
            listed = fields.setdefault(item.place.names[0], [])
            if isinstance(listed, list):
                listed.append(value)
        else:
            fields[item.place.names[item.index]] = value
    return fields


def _picture(item: Placed, *, data_uri: bool) -> JsonValue:
    media_type = item.picture.media_type
    if item.url is not None:
        typed = item.place.form is Form.TYPED_URL
        return {"image": item.url, "mime_type": media_type} if typed else item.url
    raw = base64.b64encode(item.picture.data).decode()
    return f"data:{media_type};base64,{raw}" if data_uri else raw


def _merge(into: dict[str, JsonValue], part: Mapping[str, JsonValue]) -> None:
    for name, value in part.items():
        held = into.get(name)
        if isinstance(value, dict):
            inner = dict(held) if isinstance(held, dict) else {}
            _merge(inner, value)
            into[name] = inner
        else:
            into[name] = value
