"""An operator asks what is wrong with an installation."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr
from typing_extensions import override

from app.doctor import Finding, examine
from app.process import utc_now
from config.settings import Settings, default_settings
from simulator import SimulatorSettings, create_simulator


def settings(folder: Path, **parts: dict[str, Any]) -> Settings:
    plain = default_settings()
    changes: dict[str, dict[str, Any]] = {"storage": {"data_dir": folder}, **parts}
    return plain.model_copy(
        update={
            name: getattr(plain, name).model_copy(update=values) for name, values in changes.items()
        }
    )


async def findings(
    wanted: Settings, answer: Callable[[httpx.Request], httpx.Response] | None = None
) -> dict[str, Finding]:
    simulator = create_simulator(SimulatorSettings(keys=("good",)), clock=utc_now)

    class World(httpx.AsyncBaseTransport):
        @override
        async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
            if request.url.host == "freepik.example":
                return await simulator.transport().handle_async_request(request)
            return answer(request) if answer is not None else httpx.Response(404)

    return {one.name: one for one in await examine(wanted, transport=World())}


FREEPIK = {"base_url": "https://freepik.example", "api_key": SecretStr("good")}


async def test_all_is_well(tmp_path: Path) -> None:
    found = await findings(settings(tmp_path, freepik=FREEPIK))
    assert {one.ok for one in found.values()} <= {True, None}, found
    assert found["freepik"].words == "https://freepik.example takes the key"
    assert found["redis"].words == "not set up"
    assert "credits" in found["prices"].words


async def test_a_wrong_key_is_named_with_its_request(tmp_path: Path) -> None:
    wrong = {**FREEPIK, "api_key": SecretStr("bad")}
    found = await findings(settings(tmp_path, freepik=wrong))
    assert found["freepik"].ok is False
    assert "refuses FREEPIK_API_KEY (request ak-" in found["freepik"].words


def elsewhere(request: httpx.Request) -> httpx.Response:
    match request.url.path:
        case "/health/live":
            return httpx.Response(200, json={"status": "ok"})
        case "/users/@me":
            return httpx.Response(401)
        case path if path.endswith("/getMe"):
            return httpx.Response(200, json={"ok": True, "result": {"username": "fox_bot"}})
        case path if path.startswith("/webhooks/"):
            return httpx.Response(302)
        case _:
            return httpx.Response(200, json={})


async def test_what_stands_in_the_way_of_webhooks_and_tokens_is_told(tmp_path: Path) -> None:
    wanted = settings(
        tmp_path,
        freepik=FREEPIK,
        server={"public_url": "https://bot.example"},
        discord={"token": SecretStr("x"), "api_base": "https://discord.example"},
        telegram={"token": SecretStr("1:x"), "api_base": "https://telegram.example"},
    )
    found = await findings(wanted, elsewhere)
    assert found["public address"].words.endswith("end with 302 before they reach us")
    assert "DISCORD_TOKEN is refused (401)" in found["discord"].words
    assert found["telegram"].words == "the token is @fox_bot's"


@pytest.mark.parametrize(
    ("text", "said"),
    [("assumed = ", "cannot be used"), ("assumed = 1\n[models.unicorn]\ncredits = 1\n", "unicorn")],
)
async def test_a_price_table_that_cannot_be_used_is_told(
    tmp_path: Path, text: str, said: str
) -> None:
    file = tmp_path / "prices.toml"
    file.write_text(text)
    found = await findings(settings(tmp_path, freepik=FREEPIK, budget={"prices_file": file}))
    assert found["prices"].ok is False
    assert said in found["prices"].words


@pytest.mark.parametrize(
    ("text", "ok", "said"),
    [
        ("[violence]\ngore\nblood bath\n", True, "2 words, phrases and patterns are not drawn"),
        ("gore\n(a+)+$\n", False, "line 2: only letters, digits, * and ? make words"),
    ],
)
async def test_the_list_of_what_is_not_drawn_is_looked_at(
    tmp_path: Path, text: str, *, ok: bool, said: str
) -> None:
    file = tmp_path / "blocklist.txt"
    file.write_text(text)
    found = await findings(settings(tmp_path, freepik=FREEPIK, moderation={"blocklist": file}))
    assert found["blocklist"].ok is ok
    assert said in found["blocklist"].words


async def test_no_secret_is_printed(tmp_path: Path) -> None:
    wanted = settings(
        tmp_path,
        freepik={**FREEPIK, "api_key": SecretStr("canary-1")},
        telegram={"token": SecretStr("7:canary-2"), "api_base": "https://telegram.example"},
    )

    def away(request: httpx.Request) -> httpx.Response:
        message = "connection refused"
        raise httpx.ConnectError(message, request=request)

    words = " ".join(one.words for one in (await findings(wanted, away)).values())
    assert "canary" not in words
