"""What holds for every test: no model is called by accident, and no coroutine blocks the loop."""

import gc
import os
from collections.abc import Iterator

import pytest
from blockbuster import blockbuster_ctx
from hypothesis import settings
from pydantic_ai import models
from structlog.testing import capture_logs
from structlog.typing import EventDict

_OURS = [
    "agent",
    "api",
    "app",
    "bots",
    "config",
    "freepik",
    "jobs",
    "simulator",
    "storage",
    "tools",
]
_MAY_BLOCK = (
    # While connecting, asyncpg asks the file system for ~/.pgpass and ~/.postgresql (microseconds).
    ("asyncpg/connect_utils.py", {"_parse_connect_arguments"}),
    # Migrations run in a thread whose loop carries nothing else.
    ("storage/migrations/upgrade.py", {"upgrade"}),
    # So does a restore.
    ("storage/restore.py", {"_load"}),
)

# As in the product: what is loaded stays, and looking for garbage among it costs a tenth of a run.
gc.set_threshold(50_000, 20, 20)
models.ALLOW_MODEL_REQUESTS = False
# The same examples in every run, and no stopwatch: a busy machine is not a defect.
settings.register_profile("house", derandomize=True, deadline=None, max_examples=60)
settings.load_profile("house")
# `make fuzz`: other examples in every run, and many.
settings.register_profile("long", deadline=None, max_examples=1500, print_blob=True)


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: who waits for a process of its own leaves one idle."""
    return (os.cpu_count() or 1) + 1


@pytest.fixture(autouse=True, scope="session")
def nothing_blocks_the_loop() -> Iterator[None]:
    """A test fails by name when a coroutine of ours makes a blocking call."""
    with blockbuster_ctx(_OURS) as guard:
        for function in guard.functions.values():
            for file, names in _MAY_BLOCK:
                function.can_block_in(file, names)
        yield


@pytest.fixture(autouse=True)
def logged() -> Iterator[list[EventDict]]:
    """What is logged, as data: rendering a traceback would read source files on the loop."""
    with capture_logs() as events:
        yield events
