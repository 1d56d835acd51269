"""Text and its entities: what a bot may say how, and what Telegram finds in a text by itself.

https://core.telegram.org/bots/api#formatting-options, #messageentity
"""

import re
from dataclasses import dataclass, field
from typing import NoReturn

from tests.standins.telegram.refusals import bad
from tests.standins.telegram.wire import Json, utf16

MOST_ENTITIES = 100
KINDS = frozenset(
    {
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "text_mention",
        "custom_emoji",
        "date_time",
    }
)
TAGS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "tg-emoji": "custom_emoji",
}
NAMED = {"&lt;": "<", "&gt;": ">", "&amp;": "&", "&quot;": '"'}
MARKS = {
    "*": "bold",
    "_": "italic",
    "__": "underline",
    "~": "strikethrough",
    "||": "spoiler",
    "`": "code",
    "```": "pre",
}
VERBATIM = frozenset({"`", "```"})
RESERVED = frozenset("_*[]()~`>#+-=|{}.!")
FOUND = (
    ("bot_command", re.compile(r"(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@\w{3,32})?(?![\w/])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z]\w{2,31}\b")),
    ("url", re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;:!?)]")),
    ("hashtag", re.compile(r"(?<!\w)#\w*[^\W\d]\w*")),
)
_TAG = re.compile(
    r"<(?P<close>/?)(?P<name>[a-zA-Z-]*)(?P<rest>(?:\s+[\w-]+(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'))?)*)\s*>"
)


@dataclass(slots=True, kw_only=True)
class Formatted:
    """A text and the entities in it, offsets in UTF-16 units."""

    text: str = ""
    entities: list[Json] = field(default_factory=list)

    @property
    def length(self) -> int:
        return utf16(self.text)


def cannot(why: str) -> NoReturn:
    bad(f"can't parse entities: {why}")


def formatted(text: str, mode: str | None, entities: list[Json] | None) -> Formatted:
    """The text as people will see it; raises when it cannot be parsed."""
    parsers = {"html": parse_html, "markdownv2": parse_markdown}
    if mode:
        parser = parsers.get(mode.lower())
        if parser is None:
            bad("unsupported parse_mode")
        result = parser(text)
    else:
        result = Formatted(text=text, entities=_checked(text, entities or []))
    _trim(result)
    result.entities = (result.entities + found_in(result))[:MOST_ENTITIES]
    result.entities.sort(key=lambda one: (one["offset"], -one["length"]))
    return result


def found_in(shown: Formatted) -> list[Json]:
    """Commands, mentions, addresses and hashtags, where nothing else is said of the place."""
    taken = [
        (one["offset"], one["offset"] + one["length"])
        for one in shown.entities
        if one["type"] in {"code", "pre", "text_link", "text_mention"}
    ]
    found: list[Json] = []
    for kind, pattern in FOUND:
        for match in pattern.finditer(shown.text):
            start = utf16(shown.text[: match.start()])
            end = start + utf16(match[0])
            if all(end <= first or start >= last for first, last in taken):
                taken.append((start, end))
                found.append({"type": kind, "offset": start, "length": end - start})
    return found


def _checked(text: str, entities: list[Json]) -> list[Json]:
    whole = text.encode("utf-16-le", "surrogatepass")
    for one in entities:
        offset, length, kind = one.get("offset"), one.get("length"), one.get("type")
        if not isinstance(offset, int) or not isinstance(length, int) or kind not in KINDS:
            cannot("MessageEntity is malformed")
        if kind == "text_link" and not one.get("url"):
            cannot("MessageEntity has no URL")
        if offset < 0 or length < 0 or offset + length > utf16(text):
            cannot(f"entity at UTF-16 offset {offset} ends after the end of the text")
        for place in (offset, offset + length):
            unit = whole[2 * place : 2 * place + 2]
            if len(unit) == 2 and 0xDC <= unit[1] <= 0xDF:
                cannot(f"entity at UTF-16 offset {offset} begins or ends inside a symbol")
    return [dict(one) for one in entities if one["length"]]


def _trim(shown: Formatted) -> None:
    """Nobody sees white space around a text: Telegram takes it away."""
    gone = utf16(shown.text) - utf16(shown.text.lstrip())
    shown.text = shown.text.strip()
    whole = shown.length
    kept = []
    for one in shown.entities:
        first = max(one["offset"] - gone, 0)
        last = min(one["offset"] - gone + one["length"], whole)
        if last > first:
            kept.append(one | {"offset": first, "length": last - first})
    shown.entities = kept


@dataclass(slots=True, kw_only=True)
class _Open:
    """A tag or mark that waits for its end."""

    name: str
    start: int
    at: int
    extra: Json


def parse_html(text: str) -> Formatted:
    """Telegram's own few tags; anything else is an error, as is an end without its start."""
    shown, place, stack = Formatted(), 0, list[_Open]()
    while place < len(text):
        at = len(text[:place].encode())
        if text[place] == "&" and (one := re.match(r"&(?:#(x?)([0-9a-fA-F]+)|\w+);", text[place:])):
            number = chr(int(one[2], 16 if one[1] else 10)) if one[2] else None
            shown.text += number or NAMED.get(one[0], one[0])
            place += len(one[0])
        elif text[place] != "<":
            shown.text += text[place]
            place += 1
        else:
            tag = _TAG.match(text, place)
            if tag is None or tag["name"].lower() not in TAGS:
                name = tag["name"] if tag else ""
                cannot(f'Unsupported start tag "{name}" at byte offset {at}')
            if tag["close"]:
                _close_tag(shown, stack, tag["name"].lower(), at)
            else:
                stack.append(_opened(tag, shown.length, at))
            place = tag.end()
    if stack:
        cannot(f'Can\'t find end tag corresponding to start tag "{stack[-1].name}"')
    return shown


def _opened(tag: re.Match[str], start: int, at: int) -> _Open:
    name = tag["name"].lower()
    given = dict(re.findall(r"([\w-]+)\s*=\s*[\"']([^\"']*)[\"']", tag["rest"]))
    extra: Json = {}
    if name == "span" and given.get("class") != "tg-spoiler":
        cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    if name == "a":
        extra = {"url": given.get("href", "")}
    if name == "tg-emoji":
        extra = {"custom_emoji_id": given.get("emoji-id", "")}
    if name == "blockquote" and "expandable" in tag["rest"]:
        extra = {"type": "expandable_blockquote"}
    return _Open(name=name, start=start, at=at, extra=extra)


def _close_tag(shown: Formatted, stack: list[_Open], name: str, at: int) -> None:
    if not stack:
        cannot(f"Unexpected end tag at byte offset {at}")
    if stack[-1].name != name:
        cannot(
            f'Unmatched end tag at byte offset {at}, expected "</{stack[-1].name}>",'
            f' found "</{name}>"'
        )
    one = stack.pop()
    if name == "a" and not one.extra["url"]:
        return
    _mark(shown, TAGS[name], one)


def _mark(shown: Formatted, kind: str, one: _Open) -> None:
    length = shown.length - one.start
    if length:
        place: Json = {"type": kind, "offset": one.start, "length": length}
        shown.entities.append(place | one.extra)


def parse_markdown(text: str) -> Formatted:
    """MarkdownV2: every reserved character is a mark or escaped."""
    shown, place, stack = Formatted(), 0, list[_Open]()
    while place < len(text):
        at = len(text[:place].encode())
        inside = stack[-1].name if stack else ""
        if mark := _mark_at(text, place, inside):
            _toggle(shown, stack, mark, at)
            place += len(mark)
        elif text[place] == "[" and inside not in VERBATIM:
            stack.append(_Open(name="[", start=shown.length, at=at, extra={}))
            place += 1
        elif text[place] == "]" and inside == "[":
            place = _link(shown, stack, text, place)
        elif text[place] == ">" and (place == 0 or text[place - 1] == "\n"):
            place = _quote(shown, text, place)
        else:
            place = _character(shown, text, place, inside)
    if stack:
        name = MARKS.get(stack[-1].name, "text_link").capitalize()
        cannot(f"Can't find end of {name} entity at byte offset {stack[-1].at}")
    return shown


def _character(shown: Formatted, text: str, place: int, inside: str) -> int:
    """One character, perhaps escaped."""
    if text[place] == "\\" and place + 1 < len(text) and ord(text[place + 1]) < 127:
        shown.text += text[place + 1]
        return place + 2
    if text[place] in RESERVED and inside not in VERBATIM:
        cannot(f"Character '{text[place]}' is reserved and must be escaped with the preceding '\\'")
    shown.text += text[place]
    return place + 1


def _mark_at(text: str, place: int, inside: str) -> str | None:
    if inside in VERBATIM:
        return inside if text.startswith(inside, place) else None
    return next(
        (one for one in ("```", "`", "__", "||", "*", "_", "~") if text.startswith(one, place)),
        None,
    )


def _toggle(shown: Formatted, stack: list[_Open], mark: str, at: int) -> None:
    if stack and stack[-1].name == mark:
        _mark(shown, MARKS[mark], stack.pop())
    elif any(one.name == mark for one in stack):
        cannot(f"Can't find end of {MARKS[stack[-1].name].capitalize()} entity at byte offset {at}")
    else:
        stack.append(_Open(name=mark, start=shown.length, at=at, extra={}))


def _link(shown: Formatted, stack: list[_Open], text: str, place: int) -> int:
    one = stack.pop()
    target = re.match(r"\]\(((?:\\.|[^)\\])*)\)", text[place:])
    if target:
        one.extra["url"] = re.sub(r"\\(.)", r"\1", target[1])
        _mark(shown, "text_link", one)
    return place + (len(target[0]) if target else 1)


def _quote(shown: Formatted, text: str, place: int) -> int:
    """A run of lines that begin with ">", without their marks."""
    lines = re.match(r"(?:>[^\n]*(?:\n|$))+", text[place:])
    raw = lines[0] if lines else ">"
    inner = parse_markdown(re.sub(r"(?m)^>", "", raw))
    start = shown.length
    shown.text += inner.text
    shown.entities += [one | {"offset": one["offset"] + start} for one in inner.entities]
    length = utf16(inner.text.rstrip("\n"))
    shown.entities.append({"type": "blockquote", "offset": start, "length": length})
    return place + len(raw)
