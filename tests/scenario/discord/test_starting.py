"""Coming up: with Discord away, with a right too few, and with commands it knows already."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bots.discordbot import places
from bots.discordbot.bot import DiscordAccess, open_discord
from bots.errors import CannotConnect, RetryLater
from tests.scenario.discord.room import Room
from tests.standins.discord import DiscordStandIn, Intent


async def test_the_bot_waits_until_discord_is_there(sleeper: Room) -> None:
    slept: list[float] = []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)
        if len(slept) == 2:
            sleeper.discord.faults.recover()

    sleeper.discord.faults.outage(status=503)
    async with open_discord(sleeper.access(), sleep=sleep) as bot:
        with pytest.raises(RetryLater):
            await bot.adapter.acknowledge(places.of_channel(sleeper.art.id), "1")
        async with asyncio.TaskGroup() as group:
            group.create_task(bot.run())
            await sleeper.discord.until(
                lambda one: any(
                    request.status == 200 for request in one.requests.of("GET", "applications/@me")
                )
            )
            await bot.stop()
    assert slept == [1.0, 2.0]


async def test_a_bot_that_was_never_begun_ends_without_complaint(sleeper: Room) -> None:
    with pytest.raises(CannotConnect, match="something else"):
        async with open_discord(sleeper.access()):
            raise CannotConnect("something else")  # noqa: EM101 - a sentence of another part


async def test_an_intent_that_is_not_granted_is_one_sentence(room: Room, tmp_path: Path) -> None:
    async with DiscordStandIn(granted=Intent(0)) as strict:
        access = replace(
            room.access(),
            token=strict.token,
            state=tmp_path / "other.json",
            message_content=True,
            api_base=strict.api_base,
            gateway_url=strict.gateway_url,
        )
        async with open_discord(access) as bot:
            bot.listen(receiver=room.intake, db=room.world.db, clock=room.world.clock)
            sentence = await _refusal(bot.run)
    assert "Message Content Intent" in sentence


async def test_commands_for_some_servers_only_are_told_there(sleeper: Room) -> None:
    sleeper.guilds = (sleeper.guild.id,)
    async with sleeper.awake():
        asked = await sleeper.ana.runs(sleeper.art, "help")
        assert "/imagine" in (await asked.reply()).text
    (told,) = sleeper.discord.requests.of("PUT", "/commands$")
    assert f"/guilds/{sleeper.guild.id}/" in told.path


async def test_commands_are_described_in_every_language_and_called_the_same(room: Room) -> None:
    told = {one["name"]: one for one in room.discord.commands.registered(None)}
    imagine = told["imagine"]
    assert imagine["description_localizations"] == {
        "de": "Ein neues Bild zeichnen",
        "es-ES": "Dibujar una imagen nueva",
        "es-419": "Dibujar una imagen nueva",
        "fr": "Dessiner une nouvelle image",
        "it": "Disegnare una nuova immagine",
        "pt-BR": "Desenhar uma imagem nova",
    }
    assert not imagine["name_localizations"], "/help and all answers call it so"
    prompt = next(one for one in imagine["options"] if one["name"] == "prompt")
    assert prompt["description_localizations"]["de"] == "Was zu zeichnen ist, in eigenen Worten."
    assert told["Edit this image"]["name_localizations"]["de"] == "Dieses Bild ändern"
    for command in told.values():
        for one in command.get("options") or ():
            if one["description"].startswith("One of "):
                continue  # a list of names
            assert "de" in one.get("description_localizations", {}), (command["name"], one["name"])


async def test_a_refusal_of_the_commands_is_no_reason_not_to_talk(sleeper: Room) -> None:
    sleeper.discord.faults.fail(9, status=500, where="^PUT")
    access: DiscordAccess = sleeper.access()
    async with sleeper.awake():
        await sleeper.mention(sleeper.ana, "draw a red fox")
        await sleeper.drawn_after(1)
    assert not await asyncio.to_thread(access.state.exists)


async def _refusal(run: Callable[[], Awaitable[None]]) -> str:
    with pytest.raises(ExceptionGroup) as raised:
        await run()
    refused = raised.value.subgroup(CannotConnect)
    assert refused is not None
    error: BaseException = refused
    while isinstance(error, BaseExceptionGroup):
        (error,) = error.exceptions
    return str(error)
