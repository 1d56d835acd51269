"""`python -m app doctor`: looks at every part of an installation and says what to do about it.

Nothing here costs money: only routes that are free are called.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

import httpx
import typer

from app.process import utc_now
from config.masking import mask_of, secrets_of
from config.settings import Settings
from freepik.catalog import CATALOG
from freepik.client import FreepikClient
from freepik.errors import AuthFailed, Forbidden, FreepikError, OutOfCredits
from jobs.pricing import Pricing
from storage.cache import RateGate
from storage.database import Database
from storage.errors import StorageError
from storage.media import Media
from tools.blocklist import Blocklist

_PATIENCE = 15.0
_SKEW = 30.0
"""Seconds by which our clock may differ: signed webhooks are refused when they look old."""
_PROBE = "health/probe"


class Advice(Exception):
    """Something is wrong; the message says what to do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What one look brought; `ok` None: there was nothing to look at."""

    name: str
    ok: bool | None
    words: str


Look = Callable[[Settings, httpx.AsyncClient], Awaitable[str | None]]


def doctor(settings: Settings) -> int:
    """Print what was found; returns 0 when all is well, 1 otherwise."""
    findings = asyncio.run(examine(settings))
    mask = mask_of(secrets_of(settings))
    for one in findings:
        sign = {True: "ok  ", False: "BAD ", None: "-   "}[one.ok]
        typer.echo(mask(f"{sign}{one.name}: {one.words}"))
    wrong = sum(one.ok is False for one in findings)
    typer.echo("All is well." if not wrong else f"{wrong} to mend.")
    return 1 if wrong else 0


async def examine(
    settings: Settings, *, transport: httpx.AsyncBaseTransport | None = None
) -> list[Finding]:
    """Look at everything, side by side; `transport` stands in for the network."""
    async with httpx.AsyncClient(timeout=_PATIENCE, transport=transport) as http:
        looks = [_found(name, look, settings, http) for name, look in _LOOKS.items()]
        return list(await asyncio.gather(*looks))


async def _found(name: str, look: Look, settings: Settings, http: httpx.AsyncClient) -> Finding:
    try:
        async with asyncio.timeout(_PATIENCE):
            words = await look(settings, http)
    except Advice as advice:
        return Finding(name=name, ok=False, words=str(advice))
    except (StorageError, httpx.HTTPError, OSError) as error:
        reason = str(error) or type(error).__name__
        return Finding(name=name, ok=False, words=f"cannot be reached: {reason}")
    except TimeoutError:
        return Finding(name=name, ok=False, words=f"no answer within {_PATIENCE:g} s")
    return Finding(name=name, ok=True if words else None, words=words or "not set up")


async def _database(settings: Settings, _: httpx.AsyncClient) -> str:
    storage = settings.storage
    if storage.database.startswith("sqlite"):
        await asyncio.to_thread(storage.data_dir.mkdir, parents=True, exist_ok=True)
    db = await Database.open(storage.database, lock_path=None)
    try:
        await db.ping()
    finally:
        await db.close()
    return f"{db.dialect}, its schema is up to date"


async def _replica(settings: Settings, _: httpx.AsyncClient) -> str | None:
    address = settings.storage.analytics_database_url
    if address is None:
        return None
    replica = await Database.replica(address)
    try:
        await replica.ping()
    finally:
        await replica.close()
    return "answers"


async def _pictures(settings: Settings, _: httpx.AsyncClient) -> str:
    media = await Media.open(settings.storage.media)
    await media.put(_PROBE, b"ok")
    await media.get(_PROBE)
    return "can be written and read"


async def _redis(settings: Settings, _: httpx.AsyncClient) -> str | None:
    if settings.storage.redis_url is None:
        return None
    gate = RateGate.open(settings.storage.redis_url, settings.freepik.requests_per_minute)
    try:
        await gate.take("doctor")
    finally:
        await gate.close()
    return "answers"


async def _freepik(settings: Settings, http: httpx.AsyncClient) -> str:
    freepik = settings.freepik
    if freepik.api_key is None:
        message = "FREEPIK_API_KEY is missing: only demo, chat and simulator start without it"
        raise Advice(message)
    client = FreepikClient(
        http=http,
        base_url=freepik.base_url,
        key=freepik.api_key.get_secret_value(),
        key_header=freepik.key_header,
        jitter=lambda: 0.0,
    )
    try:
        await client.probe()
    except AuthFailed as error:
        message = f"{freepik.base_url} refuses FREEPIK_API_KEY (request {error.request_id})"
        raise Advice(message) from error
    except (Forbidden, OutOfCredits) as error:
        message = (
            f"the key is good, but the plan is not: {type(error).__name__}; see its billing page"
        )
        raise Advice(message) from error
    except FreepikError as error:
        message = f"{freepik.base_url} does not answer as it should: {type(error).__name__}"
        raise Advice(message) from error
    return f"{freepik.base_url} takes the key"


async def _clock(settings: Settings, http: httpx.AsyncClient) -> str:
    answer = await http.get(settings.freepik.base_url)
    told = answer.headers.get("date")
    if told is None:
        return "nobody to compare it with"
    apart = abs((utc_now() - _moment(told)).total_seconds())
    if apart > _SKEW:
        message = f"differs by {apart:.0f} s from Freepik's: webhooks would be refused; use NTP"
        raise Advice(message)
    return f"agrees with Freepik's to {apart:.0f} s"


def _moment(header: str) -> datetime:
    found = parsedate_to_datetime(header)
    return found if found.tzinfo is not None else found.replace(tzinfo=UTC)


async def _public_url(settings: Settings, http: httpx.AsyncClient) -> str | None:
    public = settings.server.public_url
    if public is None:
        return None
    answer = await http.get(f"{public}/health/live")
    if answer.status_code != httpx.codes.OK or answer.json().get("status") != "ok":
        message = f"{public}/health/live does not lead to this service: {answer.status_code}"
        raise Advice(message)
    # An unsigned call must be refused by us, not by something in between.
    refused = await http.post(f"{public}/webhooks/freepik/doctor", content=b"{}")
    if refused.status_code not in {httpx.codes.UNAUTHORIZED, httpx.codes.NOT_FOUND}:
        message = f"webhooks to {public} end with {refused.status_code} before they reach us"
        raise Advice(message)
    return f"{public} leads here, and forged webhooks are refused"


async def _models(settings: Settings, http: httpx.AsyncClient) -> str | None:
    llm = settings.llm
    asked = []
    for provider in dict.fromkeys(model.partition(":")[0] for model in llm.models):
        if provider == "anthropic":
            base = llm.anthropic_base_url or "https://api.anthropic.com"
            key = llm.anthropic_api_key.get_secret_value() if llm.anthropic_api_key else ""
            headers = {"x-api-key": key, "anthropic-version": "2023-06-01"}
            url = f"{base.rstrip('/')}/v1/models"
        else:
            base = llm.openai_base_url or "https://api.openai.com/v1"
            key = llm.openai_api_key.get_secret_value() if llm.openai_api_key else ""
            headers = {"authorization": f"Bearer {key}"}
            url = f"{base.rstrip('/')}/models"
        answer = await http.get(url, headers=headers)
        if answer.status_code in {httpx.codes.UNAUTHORIZED, httpx.codes.FORBIDDEN}:
            message = f"{provider} refuses its key; the built-in rules would answer alone"
            raise Advice(message)
        asked.append(f"{provider} answers {answer.status_code}")
    return ", ".join(asked) or None


async def _discord(settings: Settings, http: httpx.AsyncClient) -> str | None:
    token = settings.discord.token
    if token is None:
        return None
    base = settings.discord.api_base or "https://discord.com/api/v10"
    headers = {"authorization": f"Bot {token.get_secret_value()}"}
    answer = await http.get(f"{base}/users/@me", headers=headers)
    if answer.status_code != httpx.codes.OK:
        message = f"DISCORD_TOKEN is refused ({answer.status_code}); docs/discord.md, step 2"
        raise Advice(message)
    return f"the token is {answer.json().get('username')}'s"


async def _telegram(settings: Settings, http: httpx.AsyncClient) -> str | None:
    token = settings.telegram.token
    if token is None:
        return None
    base = settings.telegram.api_base or "https://api.telegram.org"
    answer = await http.get(f"{base.rstrip('/')}/bot{token.get_secret_value()}/getMe")
    if answer.status_code != httpx.codes.OK:
        message = f"TELEGRAM_TOKEN is refused ({answer.status_code}); ask @BotFather for another"
        raise Advice(message)
    return f"the token is @{answer.json()['result'].get('username')}'s"


async def _prices(settings: Settings, _: httpx.AsyncClient) -> str:
    try:
        pricing = await asyncio.to_thread(Pricing.load, settings.budget.prices_file)
    except ValueError as error:
        message = f"{settings.budget.prices_file or 'the price table'} cannot be used: {error}"
        raise Advice(message) from error
    strangers = sorted(set(pricing.models) - set(CATALOG))
    if strangers:
        message = f"the price table names unknown models: {', '.join(strangers)}"
        raise Advice(message)
    unknown = len(CATALOG) - len(pricing.models)
    return (
        f"{len(pricing.models)} models have a price, {unknown} count as {pricing.assumed} credits"
    )


async def _blocklist(settings: Settings, _: httpx.AsyncClient) -> str | None:
    path = settings.moderation.blocklist
    if path is None:
        return None
    try:
        found = await asyncio.to_thread(Blocklist.load, path)
    except (OSError, ValueError) as error:
        message = f"MODERATION_BLOCKLIST {path} cannot be used: {error}"
        raise Advice(message) from error
    return f"{found.size} words, phrases and patterns are not drawn"


_LOOKS: dict[str, Look] = {
    "database": _database,
    "replica": _replica,
    "pictures": _pictures,
    "redis": _redis,
    "freepik": _freepik,
    "clock": _clock,
    "public address": _public_url,
    "language models": _models,
    "discord": _discord,
    "telegram": _telegram,
    "prices": _prices,
    "blocklist": _blocklist,
}
