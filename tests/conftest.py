"""What holds for every test: no model is called by accident, and no coroutine blocks the loop."""

from collections.abc import Iterator

import pytest
from blockbuster import blockbuster_ctx
from pydantic_ai import models

OURS = ["agent", "api", "app", "bots", "config", "freepik", "jobs", "simulator", "storage", "tools"]

models.ALLOW_MODEL_REQUESTS = False


@pytest.fixture(autouse=True, scope="session")
def nothing_blocks_the_loop() -> Iterator[None]:
    """A test fails by name when a coroutine of ours makes a blocking call."""
    with blockbuster_ctx(OURS):
        yield
