"""The real process on a real socket: people on Discord are answered, also when it is killed."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.e2e.conftest import Freepik, Processes
from tests.standins.discord import DiscordStandIn, Message

pytestmark = pytest.mark.e2e


@pytest.fixture
async def discord() -> AsyncIterator[DiscordStandIn]:
    async with DiscordStandIn() as stand_in:
        yield stand_in


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


async def test_a_wish_is_drawn_though_the_process_is_killed_over_it(
    tmp_path: Path, processes: Processes, discord: DiscordStandIn, freepik: Freepik
) -> None:
    ana = discord.user("Ana")
    art = discord.channel(discord.guild("Studio", ana), "art")
    settings = _environment(tmp_path, discord, freepik)
    first = await processes.start("-m", "app", "discord", **settings)
    await discord.connected(within=30)
    await discord.until(lambda one: any(r.status for r in one.requests.of("PUT", "/commands$")))
    await ana.runs(art, "imagine", prompt="a red fox")
    await discord.until(lambda _: any(one.is_v2 for one in art.messages), within=20)
    await freepik.debited(1)
    first.kill()
    await first.communicate()

    second = await processes.start("-m", "app", "discord", **settings)
    await discord.connected(times=2, within=30)
    await discord.until(lambda _: bool(_pictures(art.messages)), within=30)
    (card,) = [one for one in art.messages if one.is_v2]
    pressed = await ana.presses(card, "vary")
    await pressed.answered(within=10)
    await discord.until(lambda _: len(_pictures(art.messages)) == 2, within=30)
    assert len(await freepik.debits()) == 2
    # The commands were told once: the second life knew them already.
    assert len(discord.requests.of("PUT", "/commands$")) == 1
    second.terminate()
    async with asyncio.timeout(20):
        _, err = await second.communicate()
    assert second.returncode == 0, err.decode()
    assert "Traceback" not in err.decode()


async def test_a_wrong_token_is_one_sentence(
    tmp_path: Path, processes: Processes, discord: DiscordStandIn, freepik: Freepik
) -> None:
    settings = _environment(tmp_path, discord, freepik) | {"DISCORD_TOKEN": "wrong"}
    run = await processes.run("-m", "app", "discord", **settings)
    assert run.code == 2
    assert "Discord refuses DISCORD_TOKEN" in run.err
    assert "Traceback" not in run.err


async def test_a_missing_token_is_one_sentence(
    tmp_path: Path, processes: Processes, discord: DiscordStandIn, freepik: Freepik
) -> None:
    settings = _environment(tmp_path, discord, freepik)
    missing = {name: value for name, value in settings.items() if name != "DISCORD_TOKEN"}
    run = await processes.run("-m", "app", "discord", **missing)
    assert run.code == 2
    assert "DISCORD_TOKEN is missing" in run.err
