"""How long a person waits for the first sign of life of the command line."""

import asyncio
import sys
import tempfile
import time

from benchmarks.report import Figure, at_most, plain

HELP_SECONDS = 0.4
PROMPT_SECONDS = 3.0


async def measure() -> list[Figure]:
    """`--help`, and the prompt of an interactive chat on an empty data directory."""
    bare = min([await _seconds("-c", "pass") for _ in range(3)])
    help_ = min([await _seconds("-m", "app", "--help") for _ in range(3)])
    prompt = min([await _to_prompt() for _ in range(3)])
    return [
        plain("start", "bare interpreter", bare, "s"),
        at_most("start", "python -m app --help", help_, unit="s", target=HELP_SECONDS),
        at_most(
            "start", "python -m app chat, to its prompt", prompt, unit="s", target=PROMPT_SECONDS
        ),
    ]


async def _seconds(*arguments: str) -> float:
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, stdout=asyncio.subprocess.DEVNULL
    )
    await process.wait()
    return time.perf_counter() - begun


async def _to_prompt() -> float:

    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        process = await asyncio.create_subprocess_exec(
            sys.executable,
            *("-m", "app", "chat", "--data-dir", folder),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
        )
        assert process.stdout is not None
        assert process.stdin is not None
        await process.stdout.read(1)
        seconds = time.perf_counter() - begun
        process.stdin.close()
        await process.stdout.read()
        await process.wait()
        return seconds
