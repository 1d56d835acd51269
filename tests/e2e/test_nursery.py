"""Numbers of processes come round: a life is not taken for one that has died with its number."""

import asyncio
import subprocess
import sys
from pathlib import Path

from tests.e2e.nursery import Nursery

_TWO_LIVES = """
for code in (-9, 0):
    input()
    print(7, flush=True)
    print(7, code, flush=True)
"""


def test_a_number_that_comes_again_is_another_life(tmp_path: Path) -> None:
    async def run(process: subprocess.Popen[str]) -> None:
        nursery = Nursery(process, tmp_path)
        for code in (-9, 0):
            life = await nursery.begin()
            assert await nursery.code(life.pid) == code

    with subprocess.Popen(  # noqa: S603 - the words are ours
        [sys.executable, "-c", _TWO_LIVES],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        asyncio.run(run(process))
