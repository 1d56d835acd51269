"""A bot at a real terminal: redrawn progress, colours, links, and nothing left behind."""

import re
from pathlib import Path
from typing import cast

from structlog.typing import EventDict
from typing_extensions import override

from agent.turn import OnText, TurnReply, TurnRequest
from agent.turns import Turns
from tests.scenario.console.session import services_of, talk
from tests.scenario.jobs.world import World
from tools.context import Services


class Broken(Turns):
    """Has a bug."""

    def __init__(self, services: Services) -> None:
        self._services = services

    @override
    async def take(self, request: TurnRequest, *, on_text: OnText | None = None) -> TurnReply:
        if on_text is not None:
            await on_text("I am about to")
        secret = "a password in the message"
        raise LookupError(secret)


async def test_progress_is_redrawn_and_the_result_stays(world: World, folder: Path) -> None:
    seen = await talk(world, folder, "a red fox in the snow", terminal=True)

    assert seen.code == 0
    assert "━" in seen.text, "a clock runs while it is drawn"
    assert "\x1b[?25l" in seen.text
    assert seen.text.rindex("\x1b[?25h") > seen.text.rindex("\x1b[?25l"), "the cursor is back"
    assert "file://" in seen.text, "the path can be clicked"
    after = seen.text[seen.text.rindex("alt: ") :]
    assert "━" not in after, "nothing is left running"
    assert len(seen.files) == 1


async def test_lists_keep_their_lines_and_paths_stay_in_one_piece(
    world: World, tmp_path: Path
) -> None:
    deep = tmp_path / ("a-folder-with-a-long-name/" * 4)
    seen = await talk(world, deep, "a red fox in the snow", "show my gallery", terminal=True)

    plain = re.sub(r"\x1b(\[[0-?]*[@-~]|\][^\x1b]*\x1b\\)", "", seen.text)
    (name,) = seen.files
    assert f"#1 {deep / name} · " in plain
    lines = [line.rstrip() for line in plain.splitlines()]
    head = lines.index("The newest 1 picture in your gallery:")
    assert lines[head + 1].startswith("#1 fox-")


async def test_a_bug_is_one_sentence_with_a_reference_that_stands_in_the_log(
    world: World, folder: Path, logged: list[EventDict]
) -> None:
    seen = await talk(world, folder, "a fox", turns=Broken(services_of(world)))

    assert seen.code == 1
    assert "Something went wrong on my side" in seen.text
    assert "Traceback" not in seen.text
    assert "password" not in seen.text
    assert "about to" not in seen.text
    (failed,) = [event for event in logged if event["event"] == "router.failed"]
    assert cast("str", failed["reference"]) in seen.text
