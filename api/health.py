"""Is this process alive, and can it work?"""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass

import structlog

Check = Callable[[], Awaitable[str]]
"""Returns a short fact when the part works; raises when it does not."""

CHECK_SECONDS = 2.0

log = structlog.get_logger()


@dataclass(frozen=True, slots=True, kw_only=True)
class PartHealth:
    """One part's report."""

    ok: bool
    detail: str


async def look(checks: Mapping[str, Check]) -> dict[str, PartHealth]:
    """Ask every part at once; a part that does not answer within two seconds is not well."""
    reports = await asyncio.gather(*(_ask(name, check) for name, check in checks.items()))
    return dict(zip(checks, reports, strict=True))


async def _ask(name: str, check: Check) -> PartHealth:
    try:
        async with asyncio.timeout(CHECK_SECONDS):
            return PartHealth(ok=True, detail=await check())
    except TimeoutError:
        return PartHealth(ok=False, detail="no answer in time")
    except Exception:  # supervision: whatever a part raises, the report must come
        log.exception("health.check_failed", part=name)
        return PartHealth(ok=False, detail="failed, see the log")
