"""How a person's choices become the data of an interaction: options, selects, modal fields.

What Discord's own app would not let a person do raises `Impossible`.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.standins.discord.commands import OptionKind
from tests.standins.discord.message_payloads import attachment_json
from tests.standins.discord.payloads import member_json, partial_channel_json, role_json, user_json
from tests.standins.discord.state import Attachment, Channel, Role, User, walk
from tests.standins.discord.wire import Json, Upload
from tests.standins.wire import impossible

Value = str | float | bool | Upload | User | Channel | Role
FieldValue = str | bool | Upload | Sequence[str] | Sequence[Upload]
Keep = Callable[[Upload], Awaitable[Attachment]]

_TYPES: dict[OptionKind, tuple[type, ...]] = {
    OptionKind.STRING: (str,),
    OptionKind.INTEGER: (int,),
    OptionKind.BOOLEAN: (bool,),
    OptionKind.USER: (User,),
    OptionKind.CHANNEL: (Channel,),
    OptionKind.ROLE: (Role,),
    OptionKind.MENTIONABLE: (User, Role),
    OptionKind.NUMBER: (int, float),
    OptionKind.ATTACHMENT: (Upload,),
}


@dataclass(slots=True, kw_only=True)
class Filled:
    """Values in the order of the form, and the objects that they point at by id."""

    values: list[Json] = field(default_factory=list)
    resolved: Json = field(default_factory=dict)

    def resolve(self, kind: str, id: int, payload: Json) -> str:
        self.resolved.setdefault(kind, {})[str(id)] = payload
        return str(id)


def find_options(command: Json, path: Sequence[str]) -> list[Json]:
    """The options of a command, or of the sub-command that the path leads to."""
    options: list[Json] = command.get("options", [])
    for step in path:
        inner = [one for one in options if one["name"] == step and one["type"] in {1, 2}]
        if not inner:
            impossible(f"{command['name']} has no sub-command {step!r}")
        options = inner[0].get("options", [])
    if any(one["type"] in {1, 2} for one in options):
        impossible(f"{command['name']} needs a sub-command")
    return options


def nested(path: Sequence[tuple[str, int]], values: list[Json]) -> list[Json]:
    """The values inside their sub-command and its group."""
    for name, kind in reversed(path):
        values = [{"name": name, "type": kind, "options": values}]
    return values


async def fill_options(
    options: list[Json], given: Mapping[str, Value], channel: Channel, keep: Keep
) -> Filled:
    """The given options, checked as Discord's app checks them before it sends anything."""
    known = {one["name"] for one in options}
    missing = {one["name"] for one in options if one.get("required")} - given.keys()
    if missing or given.keys() - known:
        impossible(f"missing {missing}, unknown {given.keys() - known}")
    filled = Filled()
    for option in options:
        if option["name"] in given:
            value = given[option["name"]]
            check_value(option, value)
            sent = await _sent(value, filled, channel, keep)
            filled.values.append({"name": option["name"], "type": option["type"], "value": sent})
    return filled


def check_value(option: Json, value: Value) -> None:
    """Refuse a value that the app would not take for this option."""
    kind = OptionKind(option["type"])
    fits = isinstance(value, _TYPES[kind])
    if isinstance(value, bool):
        fits = kind is OptionKind.BOOLEAN
    choices = [one["value"] for one in option.get("choices") or ()]
    fits = fits and (not choices or value in choices)
    if isinstance(value, str):
        fits = fits and _between(len(value), option.get("min_length"), option.get("max_length"))
    elif isinstance(value, int | float):
        fits = fits and _between(value, option.get("min_value"), option.get("max_value"))
    if not fits:
        impossible(f"{option['name']} does not take {value!r}")


def _between(value: float, least: float | None, most: float | None) -> bool:
    return (least is None or value >= least) and (most is None or value <= most)


async def _sent(value: Value, filled: Filled, channel: Channel, keep: Keep) -> str | float | bool:
    match value:
        case Upload():
            file = await keep(value)
            return filled.resolve("attachments", file.id, attachment_json(file))
        case User():
            if channel.guild and value.id in channel.guild.members:
                member = member_json(channel.guild, value, with_user=False)
                filled.resolve("members", value.id, member | {"permissions": "0"})
            return filled.resolve("users", value.id, user_json(value))
        case Channel():
            return filled.resolve(
                "channels", value.id, partial_channel_json(value, User(id=0, name=""))
            )
        case Role():
            return filled.resolve("roles", value.id, role_json(value, 1))
        case _:
            return value


def _bounds(component: Json) -> tuple[int, int]:
    """How many values a component takes; a group of checkboxes as many as it has."""
    least, most = component.get("min_values"), component.get("max_values")
    if component["type"] == 22:
        most = most or len(component["options"])
    return (1 if least is None else least), (1 if most is None else most)


def find_component(components: list[Json], wanted: str, kinds: set[int]) -> Json:
    """The component of one of these kinds with this label, placeholder, emoji or custom_id."""
    parts = [one for one in walk(components) if one["type"] in kinds]
    names = [
        {one.get("label"), one.get("placeholder"), one.get("custom_id")}
        | {(one.get("emoji") or {}).get("name")}
        for one in parts
    ]
    hits = [part for part, known in zip(parts, names, strict=True) if wanted in known]
    if len(hits) != 1:
        there = [one.get("label") or one.get("custom_id") for one in parts]
        impossible(f"{len(hits)} times {wanted!r} among {there}")
    if hits[0].get("disabled"):
        impossible(f"{wanted!r} is disabled")
    return hits[0]


def chosen(component: Json, wanted: Sequence[str]) -> list[str]:
    """The values behind these labels or values of a string select."""
    by_name = {one["label"]: one["value"] for one in component["options"]}
    by_name |= {one["value"]: one["value"] for one in component["options"]}
    unknown = [one for one in wanted if one not in by_name]
    least, most = _bounds(component)
    if unknown or not least <= len(wanted) <= most:
        impossible(f"cannot choose {wanted} of {list(by_name)}")
    return [by_name[one] for one in wanted]


async def fill_modal(form: Json, given: Mapping[str, FieldValue], keep: Keep) -> Filled:
    """A modal with what a person typed, chose and uploaded, by label or custom_id."""
    filled, used = Filled(), set[str]()
    for part in form["components"]:
        inner = part.get("component") or (part.get("components") or [None])[0]
        if inner is None:
            filled.values.append({"type": part["type"], "id": part.get("id")})
            continue
        names = {part.get("label"), inner.get("label"), inner["custom_id"]} & given.keys()
        used |= names
        value = given[names.pop()] if names else None
        answer = {"type": inner["type"], "id": inner.get("id"), "custom_id": inner["custom_id"]}
        answer |= await _field(inner, value, filled, keep)
        outer = {"type": part["type"], "id": part.get("id")}
        filled.values.append(
            outer | ({"component": answer} if part["type"] == 18 else {"components": [answer]})
        )
    if given.keys() - used:
        impossible(f"the modal has no field {given.keys() - used}")
    return filled


async def _field(inner: Json, value: FieldValue | None, filled: Filled, keep: Keep) -> Json:
    kind = inner["type"]
    if kind == 23:
        return {"value": bool(value)}
    if kind == 4:
        return {"value": _typed(inner, value)}
    many = _as_list(value)
    if value is None:
        many = [one["value"] for one in inner.get("options") or () if one.get("default")]
    if not many:
        if inner.get("required", True):
            impossible(f"{inner['custom_id']} is required")
        return {"value": None} if kind == 21 else {"values": []}
    if kind == 19:
        return {"values": await _uploaded(inner, many, filled, keep)}
    values = chosen(inner, [one for one in many if isinstance(one, str)])
    return {"value": values[0]} if kind == 21 else {"values": values}


def _as_list(value: FieldValue | None) -> list[str | Upload]:
    if value is None or isinstance(value, bool):
        return []
    return [value] if isinstance(value, str | Upload) else [*value]


async def _uploaded(inner: Json, many: list[str | Upload], filled: Filled, keep: Keep) -> list[str]:
    files = [await keep(one) for one in many if isinstance(one, Upload)]
    least, most = _bounds(inner)
    if not least <= len(files) <= most:
        impossible(f"{inner['custom_id']} does not take {len(files)} files")
    return [filled.resolve("attachments", one.id, attachment_json(one)) for one in files]


def _typed(inner: Json, value: FieldValue | None) -> str:
    text = value if isinstance(value, str) else inner.get("value") or ""
    least = (inner.get("min_length") or 0) if text or inner.get("required", True) else 0
    if inner.get("required", True):
        least = max(least, 1)
    if not _between(len(text), least, inner.get("max_length") or 4000):
        impossible(f"{inner['custom_id']} does not take {len(text)} characters")
    return text
