"""The real process on a real socket: people on Discord are answered, also when it is killed."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.conftest import Freepik
from tests.e2e.nursery import Life, Nursery
from tests.standins.discord import Answer, Channel, DiscordStandIn, Message, Person

pytestmark = pytest.mark.e2e


def _environment(folder: Path, discord: DiscordStandIn, freepik: Freepik) -> dict[str, str]:
    return {
        "DATA_DIR": str(folder),
        "FREEPIK_API_KEY": "simulator-key",
        "FREEPIK_BASE_URL": freepik.base_url,
        "DISCORD_TOKEN": discord.token,
        "DISCORD_API_BASE": discord.api_base,
        "DISCORD_GATEWAY_URL": discord.gateway_url,
        "LOG_FORMAT": "json",
    }


def _pictures(messages: list[Message]) -> list[bytes]:
    return [file.data for message in messages for file in message.attachments]


@dataclass
class Lives:
    """One bot that is killed and started again, over and over."""

    nursery: Nursery
    settings: dict[str, str]
    discord: DiscordStandIn
    begun: int = 0

    async def begin(self) -> Life:
        """Start it, and wait until it is connected and its commands are known."""
        self.begun += 1
        life = await self.nursery.begin("discord", **self.settings)
        await self.discord.connected(times=self.begun, within=30)
        await self.discord.until(
            lambda one: any(r.status for r in one.requests.of("PUT", "/commands$")), within=20
        )
        return life


@pytest.fixture
def bot(tmp_path: Path, nursery: Nursery, discord: DiscordStandIn, freepik: Freepik) -> Lives:
    return Lives(nursery, _environment(tmp_path, discord, freepik), discord)


async def test_a_wish_is_drawn_though_the_process_is_killed_over_it(
    bot: Lives, discord: DiscordStandIn, freepik: Freepik
) -> None:
    ana = discord.user("Ana")
    art = discord.channel(discord.guild("Studio", ana), "art")
    first = await bot.begin()
    await ana.runs(art, "imagine", prompt="a red fox")
    await discord.until(lambda _: any(one.is_v2 for one in art.messages), within=20)
    await bot.nursery.drawing(1)
    await first.die()

    second = await bot.begin()
    await discord.until(lambda _: bool(_pictures(art.messages)), within=30)
    (card,) = [one for one in art.messages if one.is_v2]
    pressed = await ana.presses(card, "vary")
    await pressed.answered(within=10)
    await discord.until(lambda _: len(_pictures(art.messages)) == 2, within=30)
    assert len(await freepik.debits()) == 2
    # The commands were told once: the second life knew them already.
    assert len(discord.requests.of("PUT", "/commands$")) == 1
    await second.end()
    assert "Traceback" not in await bot.nursery.logged()


@dataclass
class Story:
    """What Ana says and sees, one step per life of the bot; she knows only what the wire shows."""

    ana: Person
    art: Channel
    discord: DiscordStandIn
    freepik: Freepik
    nursery: Nursery

    async def cards(self, pictures: int) -> list[Message]:
        """The cards in #art, once exactly so many pictures stand there."""
        await self.discord.until(lambda _: len(_pictures(self.art.messages)) == pictures, within=30)
        return [one for one in self.art.messages if one.is_v2]

    async def a_fox_is_wished_for(self) -> None:
        asked = await self.ana.runs(self.art, "imagine", prompt="a red fox in the snow")
        await asked.answered(within=10)
        assert asked.answer is Answer.DEFERRED_MESSAGE
        await self.nursery.drawing(1)

    async def it_comes_and_is_upscaled(self) -> None:
        (fox,) = await self.cards(1)
        assert fox.attachments[0].description == "Generated picture: a red fox in the snow"
        assert "asked by Ana" in fox.text
        pressed = await self.ana.presses(fox, "upscale 2x")
        await pressed.answered(within=10)
        assert pressed.answer is Answer.DEFERRED_UPDATE
        await self.nursery.drawing(2)

    async def it_is_edited_by_a_reply(self) -> None:
        fox, upscaled = await self.cards(2)
        assert "from #1" in upscaled.text
        await self.ana.says(self.art, "make it night", reply_to=fox)
        await self.nursery.drawing(3)

    async def that_is_undone(self) -> None:
        fox, _, night = await self.cards(3)
        assert "from #1" in night.text
        undone = await self.ana.presses(night, "undo")
        await undone.answered(within=10)
        assert undone.answer is Answer.DEFERRED_UPDATE
        *_, shown = await self.cards(4)
        assert _pictures([shown]) == _pictures([fox])

    async def nothing_is_left_to_do(self) -> None:
        asked = await self.ana.runs(self.art, "status")
        assert "Nothing is open" in (await asked.reply(within=10)).text
        assert len(await self.cards(4)) == 4
        assert len(await self.freepik.debits()) == 3
        # Once, or again where the first life ended before it had written down that they are known.
        assert len(self.discord.requests.of("PUT", "/commands$")) <= 2


async def test_a_whole_conversation_though_the_bot_is_killed_at_every_step(
    bot: Lives, discord: DiscordStandIn, freepik: Freepik
) -> None:
    ana = discord.user("Ana")
    art = discord.channel(discord.guild("Studio", ana), "art")
    story = Story(ana, art, discord, freepik, bot.nursery)
    steps = (
        story.a_fox_is_wished_for,
        story.it_comes_and_is_upscaled,
        story.it_is_edited_by_a_reply,
        story.that_is_undone,
    )
    for step in steps:
        life = await bot.begin()
        await step()
        await life.die()
    life = await bot.begin()
    await story.nothing_is_left_to_do()
    await life.end()
    assert "Traceback" not in await bot.nursery.logged()


_SHOWN = r"^(POST|PATCH) /(channels/\d+/messages|webhooks/)"


@dataclass
class Deaths:
    """Ana's conversation when the bot dies each time between its sign of life and what it does."""

    bot: Lives
    story: Story

    async def wishes(self) -> None:
        asked = await self.story.ana.runs(self.story.art, "imagine", prompt="a red fox in the snow")
        await asked.answered(within=10)

    async def presses_upscale(self) -> None:
        fox, *_ = await self.story.cards(1)
        pressed = await self.story.ana.presses(fox, "upscale 2x")
        await pressed.answered(within=10)

    async def says_it_is_dark(self) -> None:
        fox, *_ = await self.story.cards(2)
        art = self.story.art
        typed = art.typed
        await self.story.ana.says(art, "make it night", reply_to=fox)
        await self.bot.discord.until(lambda _: art.typed > typed, within=10)

    async def presses_undo(self) -> None:
        *_, night = await self.story.cards(3)
        pressed = await self.story.ana.presses(night, "undo")
        await pressed.answered(within=10)


async def test_what_was_acknowledged_is_done_though_the_bot_dies_before_it_is_shown(
    bot: Lives, discord: DiscordStandIn, freepik: Freepik
) -> None:
    ana = discord.user("Ana")
    art = discord.channel(discord.guild("Studio", ana), "art")
    story = Story(ana, art, discord, freepik, bot.nursery)
    deaths = Deaths(bot, story)
    wishes = (
        deaths.wishes,
        deaths.presses_upscale,
        deaths.says_it_is_dark,
        deaths.presses_undo,
    )
    for number, wish in enumerate(wishes):
        life = await bot.begin()
        await story.cards(number)
        with discord.faults.held(where=_SHOWN):
            await wish()
            await life.die()
    life = await bot.begin()
    await story.cards(4)
    await story.nothing_is_left_to_do()
    await life.end()
    assert "Traceback" not in await bot.nursery.logged()


async def test_a_wrong_token_is_one_sentence(
    tmp_path: Path, nursery: Nursery, discord: DiscordStandIn, freepik: Freepik
) -> None:
    settings = _environment(tmp_path, discord, freepik) | {"DISCORD_TOKEN": "wrong"}
    run = await nursery.run("discord", **settings)
    assert run.code == 2
    assert "Discord refuses DISCORD_TOKEN" in run.err
    assert "Traceback" not in run.err


async def test_a_missing_token_is_one_sentence(
    tmp_path: Path, nursery: Nursery, discord: DiscordStandIn, freepik: Freepik
) -> None:
    settings = _environment(tmp_path, discord, freepik)
    missing = {name: value for name, value in settings.items() if name != "DISCORD_TOKEN"}
    run = await nursery.run("discord", **missing)
    assert run.code == 2
    assert "DISCORD_TOKEN is missing" in run.err
