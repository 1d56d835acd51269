"""Lives of the service as in `tests.e2e.service_lives`, with a clock that the run can turn.

`CHAOS_CLOCK` names the file and `CHAOS_PLACE` the place of the process in it.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path

import openai
import pydantic_ai.models.openai
import pydantic_ai.providers.openai_compatible

from agent.offline import prepare
from app.run import Part, serve
from config.settings import load_settings
from tests.chaos.clocks import jumping
from tests.e2e import service_lives

LOADED = (openai, pydantic_ai.models.openai, pydantic_ai.providers.openai_compatible)
_PARTS: Mapping[str, frozenset[Part]] = {
    "api": frozenset({Part.API}),
    "worker": frozenset({Part.WORKER}),
    "telegram": frozenset({Part.WORKER, Part.TELEGRAM}),
    "discord": frozenset({Part.WORKER, Part.DISCORD}),
    "run": frozenset({Part.API, Part.WORKER, Part.TELEGRAM, Part.DISCORD}),
}


def main() -> None:
    """One life."""
    told = os.environ  # noqa: TID251 - the environment of a process is under test
    clock = jumping(Path(told["CHAOS_CLOCK"]), int(told["CHAOS_PLACE"]))
    raise SystemExit(serve(load_settings(None), _PARTS[sys.argv[1]], clock=clock))


if __name__ == "__main__":
    prepare()
    service_lives.serve(main)
