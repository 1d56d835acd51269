"""A bot on a pipe: plain lines in, plain lines and files out, an exit code at the end."""

import asyncio
import re
from datetime import timedelta
from pathlib import Path

import pytest
from PIL import Image as Pillow

from jobs.policy import Policy
from simulator.faults import FaultKind
from storage.database import Database
from storage.pictures import inspect
from tests.scenario.console.session import talk
from tests.scenario.jobs.world import World

# The clock runs along with the talk, fast on a busy machine: nobody's time is to be over.
_ASKS = Policy(approve_above=0, approve_within=timedelta(days=10_000))


async def test_a_wish_becomes_a_file_that_is_named_measured_and_described(
    world: World, folder: Path
) -> None:
    seen = await talk(world, folder, "a red fox in the snow")

    assert seen.code == 0
    assert "\x1b" not in seen.text
    (name,) = seen.files
    assert re.fullmatch(r"1-[a-z]+-\w+-a-red-fox-in-the-snow\.(png|jpg)", name)
    info = await asyncio.to_thread(lambda: inspect((folder / name).read_bytes()))
    assert re.search(
        rf"{info.width}\u00d7{info.height} px\n.+\n  #1 \S+/{name} · [\d.]+ (bytes|kB|MB)\n",
        seen.text,
    )
    assert "  alt: " in seen.text
    # whether the wish was seen to wait, with a button of its own, is the clock's
    assert len(re.findall(r"\[[12]\] upscale 2x  \[[23]\] vary  \[[34]\] edit…", seen.text)) == 1


async def test_a_workflow_is_waited_for_with_what_is_made_here_for_nothing(
    world: World, folder: Path
) -> None:
    seen = await talk(
        world,
        folder,
        "draw a round logo",
        '/workflow marketing prompt="a red bicycle" logo=#1',
        "/check_status",
    )
    assert seen.code == 0
    assert seen.text.index("Marketing set · done · 16 of 16") < seen.text.index("/check_status")
    assert len(seen.files) == 17


async def test_a_workflow_that_waits_for_approval_does_not_hold_up_the_pipe(
    db: Database, folder: Path
) -> None:
    world = await World.open(db, policy=_ASKS)
    seen = await talk(world, folder, '/workflow headshot prompt="a baker"')
    assert seen.code == 1
    assert "1 order still waiting for your approval" in seen.text
    again = await talk(world, folder, "/approve")
    assert again.code == 0
    assert "Professional headshot · done · 5 of 5" in again.text


async def test_a_conversation_refers_to_what_came_before(world: World, folder: Path) -> None:
    seen = await talk(
        world,
        folder,
        "a red fox in the snow",
        "make it night",
        "undo",
        "/vary picture=#2",
        "/gallery",
        "/check_status",
        "/original #1",
    )
    assert seen.code == 0
    assert "Editing #1 into #2" in seen.text
    assert "from #1" in seen.text
    assert "from #2" in seen.text
    assert "The newest 3 pictures" in seen.text
    assert "Nothing is open here." in seen.text
    assert len(seen.files) == 3
    shown_again = seen.text[seen.text.index(" undo\n") : seen.text.index(" /vary")]
    assert "#1 · " in shown_again


async def test_a_line_about_work_under_way_says_only_what_is_new(
    world: World, folder: Path
) -> None:
    seen = await talk(world, folder, "a red fox in the snow", "upscale it")
    states = r"(queued|drawing|upscaling)(.*)$"
    # which states are seen is the clock's: the first line tells all, the last only what is new
    first, *later = re.findall(rf"^#1 · {states}", seen.text, re.MULTILINE)
    assert "“a red fox in the snow”" in first[1]
    assert later in ([], [("drawing", " · Mystic · usually 20 s")])
    (said,) = re.findall(r"^Enlarging .*$", seen.text, re.MULTILINE)
    assert said == "Enlarging #1 2x as #2 with Magnific Upscaler (price unknown)."
    first, *later = re.findall(rf"^#2 · {states}", seen.text, re.MULTILINE)
    assert "from #1 · Magnific Upscaler" in first[1]
    assert [one[0] for one in later] in ([], ["upscaling"])
    assert all("from #1" not in one[1] for one in later)


async def test_buttons_are_pressed_by_their_number(world: World, folder: Path) -> None:
    await talk(world, folder, "a red fox in the snow")
    # of a picture shown again: whether a new one is seen to wait, with a button, is the clock's
    first = await talk(world, folder, "show #1", "2")
    assert first.code == 0
    assert len(first.files) == 2
    assert "from #1" in first.text

    edited = await talk(world, folder, "show #1", "b3", "b3 make it blue", "b99", "777")
    assert "What shall I change in #1?" in edited.text
    assert "“make it blue”" in edited.text
    assert "There is no button 99 here" in edited.text
    assert edited.code == 1


async def test_a_number_that_is_no_button_is_just_words(world: World, folder: Path) -> None:
    seen = await talk(world, folder, "7")
    assert "There is no button" not in seen.text


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("/paint a fox", "I do not know /paint. /help lists what I know."),
        ("/upscal #1", "Did you mean /upscale?"),
        ("/upscale #9", "There is no picture #9"),
        ("/upscale size=4", "/upscale has no setting “size”"),
        ("/imagine count=30 foxes", "is not possible for count"),
        ("/generate count=30 foxes", "is not possible for count"),
        ("/imagin foxes", "Did you mean /imagine?"),
        ("/imagine", "prompt is missing: What to draw"),
        ("/list_gallery size=4", "/gallery has no setting “size”"),
        ("/approve", "Which one?"),
        ("/retry #44", "Which one?"),
    ],
)
async def test_a_command_that_cannot_work_says_why(
    world: World, folder: Path, line: str, said: str
) -> None:
    seen = await talk(world, folder, line)
    assert said in seen.text
    assert "Traceback" not in seen.text
    assert seen.code == 1


async def test_help_lists_every_command_and_explains_one(world: World, folder: Path) -> None:
    seen = await talk(world, folder, "/help", "/help upscale", "/help generate")
    assert seen.code == 0
    for name in (
        "status",
        "gallery",
        "usage",
        "enhance",
        "imagine",
        "edit",
        "vary",
        "upscale",
        "show",
        "cancel",
        "approve",
        "original",
    ):
        assert f"/{name}: " in seen.text
    assert "factor: " in seen.text
    assert "/generate" not in seen.text.replace("/help generate", "")
    assert "prompt (or just say it): " in seen.text


async def test_a_failed_wish_says_why_and_the_truth_about_the_money(
    world: World, folder: Path
) -> None:
    refused = await talk(world, folder, "a gore scene")
    assert refused.code == 1
    assert "content rules" in refused.text
    assert "it counts as spent" in refused.text
    spent = (await world.money()).spent
    assert spent > 0

    world.fault(FaultKind.POST_402)
    broke = await talk(world, folder, "a red fox in the snow")
    assert broke.code == 1
    assert "no credits left" in broke.text
    assert "You were not charged" in broke.text
    assert (await world.money()).spent == spent
    assert broke.files == []


async def test_a_refusal_is_told_in_the_language_of_the_wish(world: World, folder: Path) -> None:
    refused = await talk(world, folder, "dibuja un zorro con sangre y gore en la nieve")
    assert "No hay imagen: las normas de contenido de Freepik" in refused.text
    assert "Por ejemplo: “un zorro con pintura roja y gore en la nieve”" in refused.text


async def test_try_again_after_a_failure_draws_the_same_wish(world: World, folder: Path) -> None:
    world.fault(FaultKind.TASK_FAILS)
    seen = await talk(world, folder, "a red fox in the snow", "/retry")
    assert "Freepik began to draw and failed" in seen.text
    assert "it counts as spent" in seen.text
    assert "Trying again as #2." in seen.text
    assert len(seen.files) == 1


async def test_a_provider_out_of_reach_is_told_once_and_the_wish_comes_true(
    world: World, folder: Path
) -> None:
    world.fault(FaultKind.POST_503, times=4)
    seen = await talk(world, folder, "a red fox in the snow")
    assert seen.code == 0
    assert seen.count("Freepik cannot be reached right now") == 1
    assert len(seen.files) == 1


async def test_what_came_while_nobody_was_there_is_shown_once(world: World, folder: Path) -> None:
    ticket = await world.order("a lighthouse at dusk")
    await world.turn(60)
    assert (await world.state(ticket)).value == "done"

    back = await talk(world, folder)
    again = await talk(world, folder)

    assert back.count("a-lighthouse-at-dusk") == 1
    assert back.files == again.files
    assert again.text == ""
    assert (back.code, again.code) == (0, 0)


async def test_what_is_still_under_way_is_named_at_the_end_and_at_the_start(
    world: World, folder: Path
) -> None:
    world.policy = _ASKS
    await world.boot()
    left = await talk(world, folder, "a red fox in the snow", "/quit", "never read")
    assert left.code == 1
    assert "1 order still waiting for your approval" in left.text
    assert "never read" not in left.text

    back = await talk(world, folder, "1")
    assert back.count("may I?") == 1
    assert back.code == 0
    assert len(back.files) == 1


async def test_nobody_else_may_approve_what_ana_pays_for(world: World, folder: Path) -> None:
    world.policy = _ASKS
    await world.boot()
    await talk(world, folder, "a red fox in the snow")
    bo = await talk(world, folder, "/approve #1", who="Bo")
    assert "Only the person who asked for it can do that." in bo.text
    ana = await talk(world, folder, "/decline #1")
    assert "Declined #1." in ana.text
    assert ana.files == []


async def test_a_file_is_sent_along_and_changed(world: World, folder: Path) -> None:
    await talk(world, folder, "a red fox in the snow")
    source = folder.parent / "garden.png"
    await asyncio.to_thread(Pillow.new("RGB", (320, 200), "green").save, source)
    not_a_picture = folder.parent / "notes.png"
    await asyncio.to_thread(not_a_picture.write_bytes, b"these are words")

    seen = await talk(
        world, folder, f"@{source}", "make it night", f"@{not_a_picture}", f"make it red @{source}"
    )
    assert "Got #2. What shall I do with it?" in seen.text
    assert "Editing #2 into #3" in seen.text
    assert "I cannot use notes.png" in seen.text
    assert "Editing #4 into #5" in seen.text


async def test_a_file_that_was_made_here_is_known_again(world: World, folder: Path) -> None:
    made = await talk(world, folder, "a red fox in the snow")
    source = folder / made.files[0]
    seen = await talk(world, folder, f"@{source}", "make it night")
    assert "I know it: #1, “a red fox in the snow”, made by Mystic" in seen.text
    assert "Editing #1 into #2" in seen.text


async def test_hostile_words_cannot_steer_the_terminal(world: World, folder: Path) -> None:
    seen = await talk(world, folder, "a fox \x1b[2J\x1b]0;owned\x07 in the snow")
    assert seen.code == 0
    assert "\x1b" not in seen.text
    assert "\x07" not in seen.text
