"""One sentence at the terminal for every row of docs/capabilities.md, and a checked result.

The simulator refuses what the API document refuses; what it paints is opened again and looked at.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from PIL import Image as Pillow

from freepik.catalog import CATALOG, Capability, Endpoint, Role
from jobs.policy import Policy
from simulator import SimulatorSettings
from storage import conversations, jobs
from storage.database import Database
from storage.jobs import Job
from storage.tables import JobState
from tests.scenario.console.session import talk
from tests.scenario.jobs.world import BASE, PUBLIC, World

SOURCE = (400, 300)
_SIDE = 400  # painted no larger: it is to be quick
_NEAR = 0.04  # of a ratio: sides come in steps


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is typed, and what its last line brings: a picture of this ratio, or these words.

    `takes`: what a picture that is handed to the model stands for.

    `from_files`: it speaks of #1, a picture, and #2, a mask, that are handed in before.
    """

    say: tuple[str, ...]
    ratio: float | None = None
    words: str | None = None
    from_files: bool = False
    see_through: bool = False
    takes: Role | None = None
    larger: int = 0


def _drawn(model: Endpoint) -> Asked:
    return Asked(say=(f"draw a red fox with {model.label}, 16:9",), ratio=16 / 9)


def _edited(model: Endpoint) -> Asked:
    return Asked(say=(f"make #1 a night scene with {model.label}",), from_files=True)


def _of_shape(*say: str, larger: int = 1) -> Asked:
    return Asked(say=say, from_files=True, ratio=SOURCE[0] / SOURCE[1], larger=larger)


ROWS: dict[tuple[Capability, str], Asked] = {
    (Capability.INPAINT, "ideogram-image-edit"): _of_shape(
        "put a crown on #1, with #2 as the mask"
    ),
    (Capability.VARY, "reimagine-flux"): _of_shape("a variation of #1"),
    (Capability.VARY, "seedream-v4-5-edit"): Asked(
        say=("make #1 a night scene with Seedream 4.5 Edit", "vary it"),
        from_files=True,
    ),
    (Capability.UPSCALE, "image-upscaler"): _of_shape("upscale #1 2x", larger=2),
    (Capability.UPSCALE, "image-upscaler-precision-v2"): _of_shape(
        "upscale #1 4x faithfully", larger=4
    ),
    (Capability.UPSCALE, "image-upscaler-precision"): _of_shape(
        "sharpen #1 with Magnific Precision", larger=0
    ),
    (Capability.RELIGHT, "image-relight"): _of_shape("relight #1 with candlelight"),
    (Capability.STYLE_TRANSFER, "image-style-transfer"): _of_shape("paint #1 in the style of #2"),
    (Capability.STYLE_TRANSFER, "mystic"): Asked(
        say=("draw a castle in the style of #1",), from_files=True, takes=Role.STYLE
    ),
    (Capability.REMOVE_BACKGROUND, "remove-background"): replace(
        _of_shape("remove the background of #1"), see_through=True
    ),
    (Capability.EXPAND, "image-expand-seedream-v4-5"): Asked(
        say=("turn #1 into a 21:9 banner",), from_files=True, ratio=21 / 9
    ),
    (Capability.EXPAND, "image-expand-flux-pro"): Asked(
        say=("expand #1 to 16:9 with Flux Pro",), from_files=True, ratio=16 / 9
    ),
    (Capability.EXPAND, "image-expand-ideogram"): Asked(
        say=("expand #1 to 2:1 with Ideogram",), from_files=True, ratio=2.0
    ),
    (Capability.CHANGE_VIEW, "image-change-camera"): _of_shape("show #1 from above"),
    (Capability.CHANGE_VIEW, "nano-banana-pro"): _of_shape("show #1 from above, Nano Banana Pro"),
    (Capability.RETOUCH, "skin-enhancer-faithful"): _of_shape("retouch the skin in #1"),
    (Capability.RETOUCH, "skin-enhancer-creative"): _of_shape("retouch the skin in #1 creatively"),
    (Capability.RETOUCH, "skin-enhancer-flexible"): _of_shape("retouch the skin in #1, flexible"),
    (Capability.DESCRIBE, "image-to-prompt"): Asked(
        say=("describe #1",), from_files=True, words="#1 · description"
    ),
    (Capability.CLASSIFY, "classifier-image"): Asked(
        say=("is #1 made by ai?",), from_files=True, words="not made by AI"
    ),
    (Capability.ICON, "text-to-icon"): Asked(say=("a flat icon of a fox",), ratio=1.0),
    (Capability.ICON, "text-to-icon-preview"): Asked(say=("an icon preview of a fox",), ratio=1.0),
    (Capability.IMPROVE_PROMPT, "improve-prompt"): Asked(
        say=("suggest a prompt", "let Freepik improve the prompt: a fox in the snow"),
        words="suggested prompt",
    ),
}
"""What is said for each row; drawing and editing take any model by its name."""
BY_NAME: dict[Capability, Callable[[Endpoint], Asked]] = {
    Capability.GENERATE: _drawn,
    Capability.EDIT: _edited,
}
_ALL = sorted((one, row.name) for row in CATALOG.values() for one in row.capabilities)


@pytest.fixture
async def painting(db: Database) -> World:
    """Pictures are really painted, and the service can call back."""
    settings = SimulatorSettings(public_url=BASE, longest_side=_SIDE)
    return await World.open(db, settings=settings, policy=Policy(public_url=PUBLIC))


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A picture, and one of the same size that is black in its middle."""
    folder = tmp_path_factory.mktemp("sent")
    picture = Pillow.linear_gradient("L").resize(SOURCE).convert("RGB")
    mask = Pillow.new("RGB", SOURCE, "white")
    mask.paste("black", (100, 100, 200, 200))
    found = [folder / "picture.png", folder / "mask.png"]
    picture.save(found[0])
    mask.save(found[1])
    return found


def test_every_row_has_its_sentence() -> None:
    known = {key for key in _ALL if key[0] in BY_NAME} | ROWS.keys()
    assert set(_ALL) == known


@pytest.mark.parametrize("capability", Capability)
async def test_sentences_become_checked_results(
    painting: World, folder: Path, files: list[Path], capability: Capability
) -> None:
    rows = [row for row in CATALOG.values() if capability in row.capabilities]
    asked = [ROWS.get((capability, row.name)) or BY_NAME[capability](row) for row in rows]
    sent = [f"@{path}" for path in files if any(one.from_files for one in asked)]
    seen = await talk(painting, folder, *sent, *(line for one in asked for line in one.say))
    assert seen.code == 0, seen.text
    orders = iter(await _orders(painting))
    for row, one in zip(rows, asked, strict=True):
        *_, job = [next(orders) for _ in one.say]
        assert (job.model, job.state) == (row.name, JobState.DONE), seen.text
        assert one.takes in {None, *(given.role for given in job.inputs)}
        if one.words is None:
            (name,) = [name for name in seen.files if name.startswith(f"{job.number}-")]
            await asyncio.to_thread(_check, folder / name, one)
        else:
            assert one.words in seen.text


async def _orders(world: World) -> list[Job]:
    """All that was ordered at the terminal, in its order."""
    async with world.db.write() as tx:
        here = await conversations.open(
            tx,
            platform="console",
            chat="here",
            thread=None,
            new_id=world.ids(),
            now=world.clock(),
        )
        found = await jobs.of_conversation(tx, here.id, states=None, limit=100)
    return sorted(found, key=lambda job: job.created_at)


def _check(path: Path, asked: Asked) -> None:
    with Pillow.open(path) as image:
        image.load()
        width, height = image.size
        if asked.ratio is not None:
            assert width / height == pytest.approx(asked.ratio, rel=_NEAR)
        if asked.larger:
            assert (width, height) == tuple(side * asked.larger for side in SOURCE)
        if asked.see_through:
            assert image.convert("RGBA").getchannel("A").getextrema()[0] == 0
