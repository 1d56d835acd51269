"""What an endpoint can make of a wish: the nearest legal one, and what changed.

Fitting is pure and settled: fitting a fitted wish again changes nothing.
"""

import math
import re
from collections.abc import Callable
from dataclasses import replace
from typing import Final

from pydantic import JsonValue

from freepik.adjusting import IN_WORDS, LEFT_OUT, Adjuster, Adjustment, same_word
from freepik.catalog import Capability, Endpoint, Role, for_capability
from freepik.errors import BadRequest
from freepik.wishes import Fitted, Picture, Size, Wish, wish_from_json, wish_to_json

__all__ = [
    "Adjustment",
    "Fitted",
    "Picture",
    "Role",
    "Size",
    "Wish",
    "fit",
    "wish_from_json",
    "wish_to_json",
]


def fit(endpoint: Endpoint, wish: Wish, *, size: Size | None = None) -> Fitted:
    """The nearest wish this endpoint can fulfil.

    With the size of the picture handed in, an edit keeps its shape, an expansion to a ratio gets
    its four sides, and an upscale stays under the route's cap. Raises BadRequest when nothing legal
    is near.
    """
    if wish.capability not in endpoint.capabilities:
        able = ", ".join(other.name for other in for_capability(wish.capability))
        raise BadRequest.of(
            field="model", reason=f"{endpoint.label} cannot {wish.capability}; {able} can"
        )
    adjuster = Adjuster()
    for step in _STEPS:
        wish = step(endpoint, wish, size, adjuster)
    return Fitted(wish=wish, adjustments=tuple(adjuster.made))


def _prompt(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    text = (wish.prompt or "").strip() or None
    limits = endpoint.prompt
    if limits is None:
        if text:
            adjuster.note("prompt", text, LEFT_OUT, f"{endpoint.label} takes no words")
        return replace(wish, prompt=None)
    if limits.required and len(text or "") < limits.least:
        raise BadRequest.of(
            field="prompt", reason=f"say in at least {limits.least} characters what to draw"
        )
    if text and limits.most and len(text) > limits.most:
        kept = _cut(text, limits.most)
        reason = f"{endpoint.label} reads {limits.most} characters"
        adjuster.note("prompt", f"{len(text)} characters", f"the first {len(kept)}", reason)
        text = kept
    return replace(wish, prompt=text)


def _mode(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    """The mode becomes the option it chooses; an option given by name wins."""
    if wish.mode is None:
        return wish
    plain = replace(wish, mode=None)
    if same_word(wish.mode, (endpoint.manner,) if endpoint.manner else ()):
        return plain
    name = endpoint.mode_field
    kind = endpoint.options.get(name) if name else None
    values: tuple[str, ...] = getattr(kind, "values", ())
    if name and (value := same_word(wish.mode, values)):
        return replace(plain, options={name: value, **wish.options})
    possible = ", ".join(values) or endpoint.manner
    reason = f"{endpoint.label} knows {possible}" if possible else f"{endpoint.label} has no modes"
    adjuster.note("mode", wish.mode, endpoint.manner or LEFT_OUT, reason)
    return plain


def _options(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    options = adjuster.known(endpoint.options, wish.options)
    mode = str(options.get(endpoint.mode_field or "", ""))
    for outer, inner in endpoint.mode_ignores.get(mode, ()):
        parent = options.get(outer)
        if isinstance(parent, dict) and inner in parent:
            adjuster.note(f"{outer}.{inner}", parent[inner], LEFT_OUT, f'"{mode}" ignores it')
            options[outer] = {name: value for name, value in parent.items() if name != inner}
    taken = {"seed"} if wish.seed is not None and endpoint.seed else set()
    for first, second in endpoint.exclusive:
        if first in taken | options.keys() and second in options:
            adjuster.note(second, options.pop(second), LEFT_OUT, f"it does not go with {first}")
    return replace(wish, options=options)


def _style(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    asked = (wish.style or "").strip()
    if not asked:
        return replace(wish, style=None)
    if own := same_word(_spelled(asked), endpoint.styles):
        return replace(wish, style=own)
    plain = replace(wish, style=None)
    if endpoint.prompt is None:
        adjuster.note("style", asked, LEFT_OUT, f"{endpoint.label} takes no words")
        return plain
    if _says(wish.prompt, asked):
        return plain
    words = asked if "style" in asked.casefold() else f"{asked} style"
    adjuster.note("style", asked, IN_WORDS, f"{endpoint.label} has no such setting")
    return _say(endpoint, plain, words)


def _negative(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    asked = (wish.negative or "").strip()
    if not asked:
        return replace(wish, negative=None)
    if endpoint.negative_least is not None and len(asked) >= endpoint.negative_least:
        return replace(wish, negative=asked)
    plain = replace(wish, negative=None)
    if endpoint.prompt is None:
        adjuster.note("negative", asked, LEFT_OUT, f"{endpoint.label} takes no words")
        return plain
    if any(_says(wish.prompt, f"{no} {asked}") for no in ("without", "no")):
        return plain
    adjuster.note("negative", asked, IN_WORDS, f"{endpoint.label} has no such field")
    return _say(endpoint, plain, f"without {asked}")


def _count(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    used = max(1, min(wish.count, endpoint.max_pictures))
    if used != wish.count:
        most = endpoint.max_pictures
        reason = f"{endpoint.label} makes {'one' if most == 1 else f'1 to {most}'} in a call"
        adjuster.note("count", wish.count, used, reason)
    return replace(wish, count=used)


def _seed(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    if wish.seed is None:
        return wish
    if endpoint.seed is None:
        adjuster.note("seed", wish.seed, LEFT_OUT, f"{endpoint.label} takes no seed")
        return replace(wish, seed=None)
    return replace(wish, seed=adjuster.whole(endpoint.seed, wish.seed, "seed"))


def _ratio(endpoint: Endpoint, wish: Wish, size: Size | None, adjuster: Adjuster) -> Wish:
    possible = _possible_ratios(endpoint, wish)
    if wish.ratio is None:
        follows = size and wish.capability in _OF_A_PICTURE and not endpoint.keeps_shape
        if not (follows and size and possible):
            return wish
        return replace(wish, ratio=_nearest(size.width / size.height, possible))
    value = ratio_value(wish.ratio)
    if endpoint.four_sides:
        return wish  # `_sides` makes sides of it
    if not possible:
        adjuster.note("ratio", wish.ratio, LEFT_OUT, f"{endpoint.label} keeps the picture's shape")
        return replace(wish, ratio=None)
    used = _nearest(value, possible)
    if not math.isclose(ratio_value(used), value):
        adjuster.note("ratio", wish.ratio, used, f"the nearest {endpoint.label} can draw")
    if endpoint.ratio_in_words:
        words = f"in {used} aspect ratio"
        adjuster.note("ratio", used, IN_WORDS, f"{endpoint.label} has no such field")
        return _say(endpoint, replace(wish, ratio=None), words)
    return replace(wish, ratio=used)


def _resolution(endpoint: Endpoint, wish: Wish, _size: Size | None, adjuster: Adjuster) -> Wish:
    if wish.resolution is None:
        return wish
    asked = same_word(wish.resolution, _RESOLUTIONS)
    if asked is None:
        raise BadRequest.of(
            field="resolution", reason=f"{wish.resolution} is not one of 1k, 2k, 4k"
        )
    possible = tuple(endpoint.resolutions) or tuple(
        dict.fromkeys(shape.resolution for shape in endpoint.shapes if shape.resolution)
    )
    if not possible:
        adjuster.note("resolution", asked, LEFT_OUT, f"{endpoint.label} has one resolution")
        return replace(wish, resolution=None)
    rank = _RESOLUTIONS.index
    used = min(possible, key=lambda size: (abs(rank(size) - rank(asked)), rank(size)))
    if used != asked:
        adjuster.note("resolution", asked, used, f"the nearest {endpoint.label} has")
    return replace(wish, resolution=used)


def _factor(endpoint: Endpoint, wish: Wish, size: Size | None, adjuster: Adjuster) -> Wish:
    if not endpoint.factors:
        if wish.factor is not None:
            reason = f"{endpoint.label} has no factor to choose"
            adjuster.note("factor", wish.factor, LEFT_OUT, reason)
        return replace(wish, factor=None)
    asked = min(endpoint.factors) if wish.factor is None else wish.factor
    possible = _factors_under_cap(endpoint, size)
    used = min(possible, key=lambda factor: (abs(factor - asked), factor))
    if used != asked:
        cap = endpoint.max_output_pixels
        most = f" and at most {cap / 1e6:g} million pixels" if cap else ""
        reason = f"{endpoint.label} makes {min(endpoint.factors)} to {max(endpoint.factors)}{most}"
        adjuster.note("factor", asked, used, reason)
    return replace(wish, factor=used)


def _factors_under_cap(endpoint: Endpoint, size: Size | None) -> tuple[int, ...]:
    cap = endpoint.max_output_pixels
    if size is None or cap is None:
        return tuple(endpoint.factors)
    pixels = size.width * size.height
    possible = tuple(factor for factor in endpoint.factors if pixels * factor**2 <= cap)
    if not possible:
        reason = (
            f"{size.width} x {size.height} is too large: even {min(endpoint.factors)}x"
            f" would pass {endpoint.label}'s {cap / 1e6:g} million pixels"
        )
        raise BadRequest.of(field="image", reason=reason)
    return possible


def _input_size(endpoint: Endpoint, wish: Wish, size: Size | None, _adjuster: Adjuster) -> Wish:
    least = max((place.min_side for place in endpoint.inputs), default=1)
    if size and min(size.width, size.height) < least:
        reason = f"{size.width} x {size.height} is too small; {endpoint.label} wants {least} a side"
        raise BadRequest.of(field="image", reason=reason)
    return wish


def _sides(endpoint: Endpoint, wish: Wish, size: Size | None, adjuster: Adjuster) -> Wish:
    """All four sides, always: an omitted one has hidden defaults on some routes."""
    if not endpoint.four_sides:
        return wish
    options = dict(wish.options)
    if wish.ratio and size and not options.keys() & _SIDES:
        options |= adjuster.known(endpoint.options, _sides_for(ratio_value(wish.ratio), size))
    elif wish.ratio:
        adjuster.note("ratio", wish.ratio, LEFT_OUT, "the sides say how far to expand")
    options = {**dict.fromkeys(_SIDES, 0), **options}
    if not any(options[side] for side in _SIDES):
        reason = "say how far: left, right, top, bottom, each 0 to 2048 pixels"
        raise BadRequest.of(field="sides", reason=reason)
    return replace(wish, ratio=None, options=options)


def _sides_for(ratio: float, size: Size) -> dict[str, JsonValue]:
    across = max(0, round(size.height * ratio) - size.width)
    down = max(0, round(size.width / ratio) - size.height)
    return {
        "left": across // 2,
        "right": across - across // 2,
        "top": down // 2,
        "bottom": down - down // 2,
    }


def ratio_value(text: str) -> float:
    """Width over height of "16:9", "16x9", "16/9", "2.39:1"; raises BadRequest otherwise."""
    found = re.fullmatch(r"\s*(\d{1,5}(?:\.\d{1,4})?)\s*[:x/]\s*(\d{1,5}(?:\.\d{1,4})?)\s*", text)
    across, down = (float(found[1]), float(found[2])) if found else (0.0, 0.0)
    if not across or not down:
        raise BadRequest.of(
            field="ratio", reason=f'"{text[:40]}" is no ratio; write width:height such as 16:9'
        )
    return across / down


def _possible_ratios(endpoint: Endpoint, wish: Wish) -> tuple[str, ...]:
    mode = str(wish.options.get(endpoint.mode_field or "", ""))
    only = endpoint.mode_ratios.get(mode)
    return tuple(ratio for ratio in endpoint.ratios if only is None or ratio in only)


def _nearest(value: float, ratios: tuple[str, ...]) -> str:
    return min(ratios, key=lambda ratio: abs(math.log(ratio_value(ratio) / value)))


def _say(endpoint: Endpoint, wish: Wish, words: str) -> Wish:
    """The wish with words added to its prompt; they fit because the prompt gives way."""
    most = endpoint.prompt.most if endpoint.prompt else None
    prompt = wish.prompt or ""
    if most is not None:
        words = words[:most].strip()
        prompt = _cut(prompt, max(0, most - len(words) - 2))
    return replace(wish, prompt=f"{prompt}, {words}" if prompt else words)


def _says(prompt: str | None, words: str) -> bool:
    """Whether the prompt has these words already, in this order, however they are spelled."""
    said, wanted = (_SAID.findall(_spelled(text).casefold()) for text in (prompt or "", words))
    wanted = [word for word in wanted if word != "style"]
    starts = range(len(said) - len(wanted) + 1)
    return bool(wanted) and any(said[at : at + len(wanted)] == wanted for at in starts)


def _spelled(text: str) -> str:
    """The documentation's spelling: "watercolor", also for who writes "watercolour"."""
    return re.sub(r"(?i)(?<=colo)u(?=r)", "", text)


def _cut(text: str, most: int) -> str:
    """At most so many characters, ending with a whole word where one ends near."""
    if len(text) <= most:
        return text
    kept = text[:most]
    head = kept.rpartition(" ")[0]
    return (head if len(head) > most - _LONG_WORD else kept).strip()


_LONG_WORD: Final = 40
_SAID: Final = re.compile(r"\w+")
_SIDES: Final = ("left", "right", "top", "bottom")
_RESOLUTIONS: Final = ("1k", "2k", "4k")
_OF_A_PICTURE: Final = frozenset({Capability.EDIT, Capability.VARY, Capability.CHANGE_VIEW})
_Step = Callable[[Endpoint, Wish, Size | None, Adjuster], Wish]
_STEPS: Final[tuple[_Step, ...]] = (
    _input_size,
    _prompt,
    _mode,
    _options,
    _style,
    _negative,
    _count,
    _seed,
    _ratio,
    _resolution,
    _factor,
    _sides,
)
