"""What the Discord of our own refuses, asked without any library, and with which code."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from io import BytesIO

import aiohttp
import pytest

from tests.standins.discord import (
    DISCORDS_RATES,
    Channel,
    DiscordStandIn,
    Permission,
    Person,
    Rate,
    Rates,
)
from tests.standins.discord.wire import Json

V2 = 1 << 15
ONE_PER_MINUTE = Rates(
    table=((r"/messages$", Rate(limit=1, seconds=60)), (r".", Rate(limit=50, seconds=60))),
    overall=Rate(limit=5, seconds=60),
)


def text(content: str = "words") -> Json:
    return {"type": 10, "content": content}


def button(custom_id: str = "a", **fields: object) -> Json:
    return {"type": 2, "style": 1, "label": "Go", "custom_id": custom_id} | fields


def row(*parts: Json) -> Json:
    return {"type": 1, "components": list(parts)}


def v2(*parts: Json, **fields: object) -> Json:
    return {"flags": V2, "components": list(parts)} | fields


def gallery(*urls: str) -> Json:
    return {"type": 12, "items": [{"media": {"url": url}} for url in urls]}


def select(count: int, **fields: object) -> Json:
    options = [{"label": str(one), "value": str(one)} for one in range(count)]
    return {"type": 3, "custom_id": "s", "options": options} | fields


HTTPS = "https://example.com/a.png"
TAKEN: dict[str, Json] = {
    "the longest content": {"content": "x" * 2000},
    "five full rows": {
        "content": "x",
        "components": [row(*[button(f"{r}.{c}") for c in range(5)]) for r in range(5)],
    },
    "forty components": v2(*[text("x")] * 40),
    "the longest layout": v2(text("x" * 3999), text("x")),
    "ten pictures": v2(gallery(*[HTTPS] * 10)),
    "a section": v2({"type": 9, "components": [text()], "accessory": button()}),
    "a link": {
        "content": "x",
        "components": [row({"type": 2, "style": 5, "label": "x", "url": HTTPS})],
    },
    "a select": {"content": "x", "components": [row(select(25, max_values=25))]},
    "an embed": {"embeds": [{"title": "x" * 256, "description": "x" * 4096}]},
}
REFUSED: dict[str, tuple[Json, int, str]] = {
    "nothing": ({}, 50006, ""),
    "only spaces": ({"content": "  "}, 50006, ""),
    "long content": ({"content": "x" * 2001}, 50035, "content"),
    "long nonce": ({"content": "x", "nonce": "n" * 26}, 50035, "nonce"),
    "ephemeral outside of interactions": ({"content": "x", "flags": 64}, 50035, "flags"),
    "eleven embeds": ({"embeds": [{"title": "x"}] * 11}, 50035, "embeds"),
    "embeds that are too long together": (
        {"embeds": [{"description": "x" * 3001}] * 2},
        50035,
        "embeds",
    ),
    "six rows": (
        {"content": "x", "components": [row(button(str(one))) for one in range(6)]},
        50035,
        "components",
    ),
    "six buttons": (
        {"content": "x", "components": [row(*[button(str(one)) for one in range(6)])]},
        50035,
        "components.0.components",
    ),
    "a select beside a button": (
        {"content": "x", "components": [row(select(1), button())]},
        50035,
        "components.0",
    ),
    "a layout without its flag": ({"components": [text()]}, 50035, "components.0.type"),
    "a long custom_id": (
        {"content": "x", "components": [row(button("x" * 101))]},
        50035,
        "components.0.components.0.custom_id",
    ),
    "a custom_id twice": (
        {"content": "x", "components": [row(button(), button())]},
        50035,
        "components",
    ),
    "a button without words": (
        {"content": "x", "components": [row(button(label=None))]},
        50035,
        "components.0.components.0",
    ),
    "a link with a custom_id": (
        {"content": "x", "components": [row(button(style=5, url=HTTPS))]},
        50035,
        "components.0.components.0",
    ),
    "26 choices": ({"content": "x", "components": [row(select(26))]}, 50035, "components.0"),
    "content beside a layout": (v2(text(), content="x"), 50035, "content"),
    "embeds beside a layout": (v2(text(), embeds=[{"title": "x"}]), 50035, "embeds"),
    "41 components": (v2(*[text("x")] * 41), 50035, "components"),
    "41 components, nested": (
        v2({"type": 17, "components": [text("x")] * 40}),
        50035,
        "components",
    ),
    "a layout that is too long": (v2(text("x" * 4000), text("x")), 50035, "components"),
    "an empty text": (v2(text("")), 50035, "components.0.content"),
    "eleven pictures": (v2(gallery(*[HTTPS] * 11)), 50035, "components.0.items"),
    "a file that is not there": (
        v2(gallery("attachment://a.png")),
        50035,
        "components.0.items.0.media.url",
    ),
    "a bare button in a layout": (v2(button()), 50035, "components.0.type"),
    "a container in a container": (
        v2({"type": 17, "components": [{"type": 17, "components": [text()]}]}),
        50035,
        "components.0.components.0.type",
    ),
    "a reply to nothing": (
        {"content": "x", "message_reference": {"message_id": "1"}},
        50035,
        "message_reference",
    ),
    "a file that was not sent": (
        {"content": "x", "attachments": [{"id": 0, "filename": "a.png"}]},
        50035,
        "attachments.0.id",
    ),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """A bot without a library: the stand-in, a channel, and a way to ask."""

    discord: DiscordStandIn
    channel: Channel
    ann: Person
    web: aiohttp.ClientSession

    async def ask(self, method: str, path: str, form: object = None) -> tuple[int, Json]:
        url = self.discord.api_base + path
        async with self.web.request(method, url, json=form) as response:
            if response.status == 204:
                return 204, {}
            assert response.headers["Content-Type"] == "application/json"
            answer = await response.json()
            return response.status, answer if isinstance(answer, dict) else {"items": answer}

    async def send(self, form: Json) -> tuple[int, Json]:
        return await self.ask("POST", f"/channels/{self.channel.id}/messages", form)


async def calling(rates: Rates) -> AsyncIterator[Caller]:
    async with DiscordStandIn(rates=rates) as stand_in:
        ann = stand_in.user("ann")
        channel = stand_in.channel(stand_in.guild("Studio", ann), "general")
        headers = {"Authorization": f"Bot {stand_in.token}"}
        async with aiohttp.ClientSession(headers=headers) as web:
            yield Caller(discord=stand_in, channel=channel, ann=ann, web=web)


@pytest.fixture
async def caller() -> AsyncIterator[Caller]:
    async for one in calling(DISCORDS_RATES.scaled(0.001)):
        yield one


def faulty_places(errors: Json, path: str = "") -> list[str]:
    if "_errors" in errors:
        return [path]
    return [
        place
        for key, inner in errors.items()
        for place in faulty_places(inner, f"{path}.{key}" if path else key)
    ]


@pytest.mark.parametrize("form", TAKEN.values(), ids=TAKEN.keys())
async def test_what_is_within_the_limits_is_taken(caller: Caller, form: Json) -> None:
    status, answer = await caller.send(form)
    assert status == 200, answer
    assert [str(one.id) for one in caller.channel.messages] == [answer["id"]]


@pytest.mark.parametrize(("form", "code", "place"), REFUSED.values(), ids=REFUSED.keys())
async def test_what_is_beyond_the_limits_is_refused(
    caller: Caller, form: Json, code: int, place: str
) -> None:
    status, answer = await caller.send(form)
    assert (status, answer["code"]) == (400, code)
    places = faulty_places(answer["errors"]) if "errors" in answer else [""]
    assert any(one.startswith(place) for one in places), answer
    assert caller.channel.messages == []


async def test_a_layout_cannot_become_plain_again(caller: Caller) -> None:
    _, sent = await caller.send(v2(text()))
    path = f"/channels/{caller.channel.id}/messages/{sent['id']}"
    status, answer = await caller.ask("PATCH", path, {"content": "x", "components": []})
    assert (status, answer["code"], list(answer["errors"])) == (400, 50035, ["content"])
    _, plain = await caller.send({"content": "x"})
    path = f"/channels/{caller.channel.id}/messages/{plain['id']}"
    status, answer = await caller.ask("PATCH", path, v2(text()))
    assert (status, list(answer["errors"])) == (400, ["content"])
    assert (await caller.ask("PATCH", path, v2(text(), content=None)))[0] == 200


async def test_unknown_things_have_their_codes(caller: Caller) -> None:
    place = f"/channels/{caller.channel.id}"
    overheard = await caller.ann.says(caller.channel, "mine")
    asked = [
        ("GET", "/channels/1", 404, 10003),
        ("GET", f"{place}/messages/1", 404, 10008),
        ("GET", "/channels/abc", 400, 50035),
        ("PATCH", f"{place}/messages/{overheard.id}", 403, 50005),
        ("DELETE", f"{place}/messages/{overheard.id}", 403, 50013),
        ("PUT", f"{place}/messages/{overheard.id}/reactions/smile/@me", 400, 10014),
        ("GET", "/users/1", 404, 10013),
        ("GET", "/nothing", 404, 0),
        ("DELETE", "/users/@me", 405, 0),
        ("POST", "/interactions/1/abc/callback", 404, 10062),
        ("POST", f"/webhooks/{caller.discord.bot.id}/abc", 404, 10015),
    ]
    for method, path, status, code in asked:
        form = {"content": "x"} if method in {"PATCH", "POST"} else None
        got, answer = await caller.ask(method, path, form)
        assert (got, answer.get("code")) == (status, code), (method, path, answer)


async def test_a_reaction_stands_under_its_message(caller: Caller) -> None:
    overheard = await caller.ann.says(caller.channel, "mine")
    place = f"/channels/{caller.channel.id}/messages/{overheard.id}"
    got, _ = await caller.ask("PUT", f"{place}/reactions/%F0%9F%8E%A8/@me", None)
    assert (got, list(overheard.reactions)) == (204, ["\N{ARTIST PALETTE}"])


async def test_only_the_bot_is_served(caller: Caller) -> None:
    url = caller.discord.api_base + "/users/@me"
    for headers in ({"Authorization": "Bot wrong"}, {"Authorization": caller.discord.token}):
        async with caller.web.get(url, headers=headers) as response:
            assert (response.status, (await response.json())["code"]) == (401, 0)
    assert caller.discord.requests.invalid() == 2


async def test_files_are_weighed_against_the_guild(caller: Caller) -> None:
    url = f"{caller.discord.api_base}/channels/{caller.channel.id}/messages"

    async def upload(size: int) -> int:
        form = aiohttp.FormData(quote_fields=False)
        form.add_field("payload_json", '{"content": "x"}')
        form.add_field("files[0]", BytesIO(bytes(size)), filename="a.bin")
        async with caller.web.post(url, data=form) as response:
            return response.status

    limit = 10 * 1024 * 1024
    statuses = [await upload(limit), await upload(limit + 1)]
    assert statuses == [200, 413]
    guild = caller.channel.guild
    assert guild is not None
    guild.tier = 2
    assert await upload(limit + 1) == 200


COMMAND: Json = {"name": "imagine", "description": "Make a picture"}
OPTION: Json = {"type": 3, "name": "prompt", "description": "What"}


@pytest.mark.parametrize(
    "commands",
    [
        [COMMAND | {"name": "Imagine"}],
        [COMMAND | {"name": "two words"}],
        [COMMAND | {"description": ""}],
        [COMMAND | {"description": "x" * 101}],
        [COMMAND, COMMAND],
        [{"type": 3, "name": "Edit", "description": "not for menus"}],
        [COMMAND | {"options": [OPTION, OPTION]}],
        [COMMAND | {"options": [OPTION, OPTION | {"name": "b", "required": True}]}],
        [COMMAND | {"options": [OPTION | {"choices": [{"name": "x", "value": "x"}] * 26}]}],
        [COMMAND | {"name": f"c{one}"} for one in range(101)],
    ],
)
async def test_bad_commands_are_refused(caller: Caller, commands: list[Json]) -> None:
    path = f"/applications/{caller.discord.bot.id}/commands"
    status, answer = await caller.ask("PUT", path, commands)
    assert (status, answer["code"]) == (400, 50035)
    assert caller.discord.commands.registered(None) == []


async def test_an_enforced_nonce_posts_once_even_at_the_same_time(caller: Caller) -> None:
    form = {"content": "x", "nonce": "job-1", "enforce_nonce": True}
    answers = await asyncio.gather(*[caller.send(form) for _ in range(3)])
    assert {answer["id"] for _, answer in answers} == {str(caller.channel.messages[0].id)}
    await caller.send({"content": "x", "nonce": "job-1"})
    assert len(caller.channel.messages) == 2


async def test_who_is_too_fast_is_told_how_long_to_wait() -> None:
    async for caller in calling(ONE_PER_MINUTE):
        url = f"{caller.discord.api_base}/channels/{caller.channel.id}/messages"
        async with caller.web.post(url, json={"content": "x"}) as response:
            assert response.headers["X-RateLimit-Remaining"] == "0"
            bucket = response.headers["X-RateLimit-Bucket"]
        async with caller.web.post(url, json={"content": "x"}) as response:
            assert (response.status, response.headers["Via"]) == (429, "1.1 google")
            assert response.headers["X-RateLimit-Bucket"] == bucket
            answer = await response.json()
        assert (answer["global"], 50 < answer["retry_after"] <= 60.01) == (False, True)
        statuses = [(await caller.ask("GET", "/users/@me"))[0] for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        caller.discord.turn(61)
        assert (await caller.send({"content": "x"}))[0] == 200


async def test_a_fault_befalls_only_the_requests_it_is_for(caller: Caller) -> None:
    caller.discord.faults.fail(2, status=502, where="GET /users")
    statuses = [(await caller.send({"content": "x"}))[0]]
    url = caller.discord.api_base + "/users/@me"
    for _ in range(3):
        async with caller.web.get(url) as response:
            statuses.append(response.status)
    assert statuses == [200, 502, 502, 200]


async def test_private_threads_and_locked_ones_keep_their_rules(caller: Caller) -> None:
    place = f"/channels/{caller.channel.id}/threads"
    _, thread = await caller.ask("POST", place, {"name": "aside", "type": 11})
    path = f"/channels/{thread['id']}"
    assert (await caller.ask("PATCH", path, {"locked": True}))[1]["code"] == 50013
    assert (await caller.ask("PATCH", path, {"archived": True}))[0] == 200
    assert (await caller.ask("PATCH", path, {"name": "other"}))[1]["code"] == 50083
    assert (await caller.ask("POST", place, {"name": "x" * 101}))[1]["code"] == 50035
    assert (await caller.ask("POST", f"{path}/threads", {"name": "x"}))[1]["code"] == 50008
    caller.discord.deny(caller.channel, caller.discord.bot, Permission.CREATE_PUBLIC_THREADS)
    assert (await caller.ask("POST", place, {"name": "x", "type": 11}))[1]["code"] == 50013
