"""The life of a task and the shapes it is told in."""

import base64
from dataclasses import replace
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from simulator import Wrapping
from simulator.tasks import Task, TaskStatus
from tests.unit.simulator.rig import (
    FAST,
    HOOK,
    MYSTIC,
    SEEDREAM,
    START,
    TIMED,
    Json,
    b64,
    opened,
    picture,
    rig,
)

T2I = "/v1/ai/text-to-image"
PIC = b64(picture())
CUTOUT = "/v1/ai/beta/remove-background"


async def test_a_task_passes_its_states_on_the_clock() -> None:
    async with rig(TIMED) as it:
        answer = await it.post(SEEDREAM, prompt="a fox")
        told = answer.json()["data"]
        assert told["status"] == "CREATED"
        assert told["generated"] == []
        seen = []
        for seconds in (0, 2, 7.9, 0.2):
            it.clock.pass_seconds(seconds)
            seen.append(await it.look(told["task_id"]))
    assert [task["status"] for task in seen] == [
        "CREATED",
        "IN_PROGRESS",
        "IN_PROGRESS",
        "COMPLETED",
    ]
    assert [len(task["generated"]) for task in seen] == [0, 0, 0, 1]
    assert seen[-1]["error"] is None


async def test_tasks_are_known_only_to_their_own_route() -> None:
    async with rig() as it:
        task_id = await it.task(f"{SEEDREAM}-edit")
        elsewhere = await it.http.get(f"{SEEDREAM}/{task_id}")
        nowhere = await it.http.get(f"{SEEDREAM}/00000000-0000-0000-0000-000000000000")
        here = await it.look(task_id, f"{SEEDREAM}-edit")
        listed = (await it.http.get(f"{SEEDREAM}-edit")).json()
        other = (await it.http.get(SEEDREAM)).json()
    assert elsewhere.status_code == nowhere.status_code == 404
    assert elsewhere.json() == {"message": "Not found"}
    assert here["task_id"] == task_id
    assert listed == {"data": [{"task_id": task_id, "status": "COMPLETED"}]}
    assert other == {"data": []}


@given(st.lists(st.floats(min_value=0, max_value=100), min_size=2))
def test_a_task_never_moves_back(moments: list[float]) -> None:
    clock = [START.timestamp() + moment for moment in sorted(moments)]
    at = [START.fromtimestamp(moment, START.tzinfo) for moment in clock]
    task = Task(
        task_id="t",
        route=SEEDREAM,
        store=SEEDREAM,
        fields={},
        pictures={},
        seed=1,
        base="",
        created_at=START,
        running_at=at[0],
        done_at=at[-1],
    )
    order = list(TaskStatus)
    places = [order.index(task.status(moment)) for moment in at]
    assert places == sorted(places)
    assert task.status(at[-1]) is TaskStatus.COMPLETED


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("flux-dev", False),
        ("flux-pro-v1-1", False),
        ("flux-kontext-pro", False),
        ("flux-2-pro", False),
        ("flux-2-turbo", False),
        ("flux-2-klein", False),
        ("hyperflux", True),
        ("seedream", True),
    ],
)
async def test_six_flux_routes_tell_no_generated_on_post(name: str, has: bool) -> None:  # noqa: FBT001  # a table's column
    async with rig() as it:
        answer = await it.post(f"{T2I}/{name}", prompt="a fox")
    assert ("generated" in answer.json()["data"]) is has


async def test_style_transfer_answers_bare_with_task_status() -> None:
    async with rig() as it:
        route = "/v1/ai/image-style-transfer"
        answer = (await it.post(route, image=PIC, reference_image=PIC)).json()
        looked = await it.look(answer["task_id"], route)
    assert set(answer) == {"task_id", "task_status", "generated"}
    assert answer["task_status"] == "CREATED"
    assert looked["status"] == "COMPLETED"


@pytest.mark.parametrize("wrapping", list(Wrapping))
async def test_reimagine_is_finished_at_once_bare_or_wrapped(wrapping: Wrapping) -> None:
    async with rig(replace(TIMED, reimagine_wrapping=wrapping)) as it:
        answer = await it.post("/v1/ai/beta/text-to-image/reimagine-flux", image=PIC)
        told = answer.json() if wrapping is Wrapping.BARE else answer.json()["data"]
        got = await it.http.get(told["generated"][0])
    assert set(told) == {"task_id", "status", "generated"}
    assert told["status"] == "COMPLETED"
    assert got.status_code == 200


async def test_classic_fast_answers_with_bytes_and_meta() -> None:
    async with rig(replace(TIMED, tiny_pictures=False)) as it:
        body = {
            "prompt": "a fox in the snow",
            "num_images": 2,
            "seed": 7,
            "image": {"size": "widescreen_16_9"},
        }
        answer = (await it.post(T2I, body)).json()
        again = (await it.post(T2I, body)).json()
    images = [opened(base64.b64decode(entry["base64"])) for entry in answer["data"]]
    meta = answer["meta"]
    assert [entry["has_nsfw"] for entry in answer["data"]] == [False, False]
    assert {image.format for image in images} == {"JPEG"}
    assert {image.size for image in images} == {(meta["image"]["width"], meta["image"]["height"])}
    assert images[0].tobytes() != images[1].tobytes()
    assert (meta["seed"], meta["prompt"]) == (7, "a fox in the snow")
    assert answer == again


async def test_remove_background_takes_a_form_and_its_links_die_in_five_minutes() -> None:
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        task_id = await it.task("/v1/ai/image-upscaler-precision", image=PIC)
        source = (await it.look(task_id, "/v1/ai/image-upscaler-precision"))["generated"][0]
        form = {"content-type": "application/x-www-form-urlencoded"}
        body = urlencode({"image_url": source})
        answer = (await it.http.post(CUTOUT, content=body, headers=form)).json()
        cut = opened((await it.http.get(answer["url"])).content)
        preview = opened((await it.http.get(answer["preview"])).content)
        original = (await it.http.get(answer["original"])).content
        it.clock.pass_seconds(301)
        dead = await it.http.get(answer["url"])
    assert set(answer) == {"original", "high_resolution", "preview", "url"}
    assert answer["url"] == answer["high_resolution"]
    assert (cut.mode, cut.size) == ("RGBA", (600, 600))
    assert preview.width * preview.height <= 250_000
    assert opened(original).size == (600, 600)
    assert dead.status_code == 403


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ('{"image_url": "http://127.0.0.1/a.png"}', "application/json"),
        (urlencode({"image_url": f"data:image/png;base64,{PIC}"}), "form"),
        (urlencode({"other": "x"}), "form"),
    ],
    ids=["json", "data-uri", "missing"],
)
async def test_remove_background_refuses_every_other_form(content: str, kind: str) -> None:
    kind = "application/x-www-form-urlencoded" if kind == "form" else kind
    async with rig() as it:
        answer = await it.http.post(CUTOUT, content=content, headers={"content-type": kind})
    assert answer.status_code == 400
    assert answer.json() == {"message": "Either path or url is required"}


async def test_classifier_lists_two_classes_that_make_one() -> None:
    async with rig() as it:
        answers = [
            (await it.post("/v1/ai/classifier/image", image=b64(picture(300, n)))).json()
            for n in range(300, 312)
        ]
    for answer in answers:
        assert {entry["class_name"] for entry in answer["data"]} == {"ai", "not_ai"}
        assert sum(entry["probability"] for entry in answer["data"]) == pytest.approx(1)
    assert len({answer["data"][0]["class_name"] for answer in answers}) == 2


async def test_text_routes_put_words_into_generated() -> None:
    async with rig() as it:
        improve = "/v1/ai/improve-prompt"
        better = await it.look(
            await it.task(improve, prompt="a cat on a roof", type="image"), improve
        )
        invented = await it.look(await it.task(improve, prompt="", type="image"), improve)
        describe = "/v1/ai/image-to-prompt"
        seen = [
            await it.look(await it.task(describe, image=form), describe)
            for form in (PIC, f"data:image/png;base64,{PIC}")
        ]
    assert "cat" in better["generated"][0]
    assert len(better["generated"][0]) > len("a cat on a roof")
    assert invented["generated"][0].strip()
    assert seen[0]["generated"] == seen[1]["generated"]
    assert seen[0]["generated"][0].strip()


async def test_imagen_gives_links_or_base64_by_the_switch() -> None:
    route = f"{T2I}/imagen3"
    found: list[Json] = []
    for inline in (False, True):
        async with rig(replace(FAST, imagen_base64=inline)) as it:
            task = await it.look(await it.task(route, num_images=3), route)
            found.append(task["generated"])
    assert all(entry.startswith("http://") for entry in found[0])
    assert {opened(base64.b64decode(entry)).size for entry in found[1]} == {(64, 64)}
    assert len(set(found[0])) == len(set(found[1])) == 3


async def test_icons_have_no_status_route_and_render_when_done() -> None:
    async with rig(replace(TIMED, tiny_pictures=False)) as it:
        task_id = await it.task("/v1/ai/text-to-icon", webhook_url=HOOK)
        status = await it.http.get(f"/v1/ai/text-to-icon/{task_id}")
        render = f"/v1/ai/text-to-icon/{task_id}/render"
        early = (await it.http.post(f"{render}/svg")).json()["data"]
        await it.command("advance", seconds=10)
        svg = (await it.http.post(f"{render}/svg")).json()["data"]
        png = (await it.http.post(f"{render}/png")).json()["data"]
        wrong = await it.http.post(f"{render}/gif")
        drawing = (await it.http.get(svg["generated"][0])).text
        pixels = opened((await it.http.get(png["generated"][0])).content)
    assert status.status_code == 404
    assert (early["status"], early["generated"]) == ("CREATED", [])
    assert svg["task_id"] == png["task_id"] == task_id
    assert "<svg" in drawing
    assert pixels.mode == "RGBA"
    assert wrong.status_code == 400
    assert [call.told["status"] for call in it.receiver.calls] == ["IN_PROGRESS", "COMPLETED"]


@pytest.mark.parametrize("kind", ["creative", "faithful", "flexible"])
async def test_skin_enhancers_share_one_status_path(kind: str) -> None:
    async with rig() as it:
        task_id = await it.task(f"/v1/ai/skin-enhancer/{kind}", image=PIC)
        shared = await it.http.get(f"/v1/ai/skin-enhancer/{task_id}")
        own = await it.http.get(f"/v1/ai/skin-enhancer/{kind}/{task_id}")
        listed = (await it.http.get("/v1/ai/skin-enhancer")).json()["data"]
    assert shared.json()["data"]["status"] == "COMPLETED"
    assert own.status_code == 404
    assert [task["task_id"] for task in listed] == [task_id]


@pytest.mark.parametrize("as_list", [False, True])
async def test_trainings_show_only_in_the_lora_list(as_list: bool) -> None:  # noqa: FBT001  # a table's column
    async with rig(replace(TIMED, loras_as_list=as_list)) as it:
        source = (await it.post("/v1/ai/beta/text-to-image/reimagine-flux", image=PIC)).json()
        images = source["generated"] * 8
        task_id = await it.task(
            "/v1/ai/loras/characters", name="nora", quality="high", gender="female", images=images
        )
        seen = []
        for seconds in (0, 2, 8):
            it.clock.pass_seconds(seconds)
            seen.append((await it.http.get("/v1/ai/loras")).json()["data"])
        lists = [data[0] if as_list else data for data in seen]
        status = await it.http.get(f"/v1/ai/loras/characters/{task_id}")
        preview = await it.http.get(lists[0]["default"][0]["preview"])
    assert isinstance(seen[0], list) is as_list
    states = [told["customs"][0]["training"]["status"] for told in lists]
    assert states == ["queued", "in_progress", "completed"]
    assert isinstance(lists[0]["default"][0]["id"], int)
    assert status.status_code == 404
    assert opened(preview.content).size == (256, 256)


async def test_recent_creations_list_finished_pictures_newest_first() -> None:
    async with rig() as it:
        ids = [await it.task() for _ in range(3)]
        await it.task("/v1/ai/improve-prompt", type="image")
        first = (await it.http.get("/v1/creations/recent?per_page=2")).json()
        second = (await it.http.get("/v1/creations/recent?per_page=2&page=2")).json()
        bad = await it.http.get("/v1/creations/recent?page=0")
        got = await it.http.get(first["data"][0]["creation"]["url"])
    assert [entry["reference"] for entry in first["data"] + second["data"]] == ids[::-1]
    assert first["meta"]["pagination"]["total"] == 3
    assert bad.status_code == 400
    assert got.status_code == 200


async def test_loras_are_silently_ignored_where_mystic_ignores_them() -> None:
    async with rig(replace(FAST, tiny_pictures=False)) as it:

        async def drawn(model: str, lora: str | None) -> bytes:
            styling = {} if lora is None else {"styling": {"styles": [{"name": lora}]}}
            body = {"model": model, "resolution": "1k", "fixed_generation": True, **styling}
            task = await it.look(await it.task(MYSTIC, **body), MYSTIC)
            return (await it.http.get(task["generated"][0])).content

        plain, unheard = await drawn("fluid", None), await drawn("fluid", "ink-wash")
        heard = await drawn("realism", "ink-wash")
    assert plain == unheard
    assert plain != heard


PLAIN: list[tuple[str, Json, tuple[int, int]]] = [
    ("/v1/ai/image-relight", {"image": PIC, "prompt": "night"}, (300, 300)),
    ("/v1/ai/image-style-transfer", {"image": PIC, "reference_image": PIC}, (300, 300)),
    ("/v1/ai/image-upscaler", {"image": PIC, "scale_factor": "4x"}, (1200, 1200)),
    ("/v1/ai/image-upscaler-precision-v2", {"image": PIC, "scale_factor": 3}, (900, 900)),
    ("/v1/ai/image-expand/flux-pro", {"image": PIC}, (300 + 1024, 300 + 512)),
    (
        "/v1/ai/image-expand/ideogram",
        {"image": PIC, "left": 40, "right": 0, "top": 8, "bottom": 0},
        (340, 308),
    ),
    ("/v1/ai/ideogram-image-edit", {"prompt": "a hat", "image": PIC, "mask": PIC}, (300, 300)),
    ("/v1/ai/skin-enhancer/creative", {"image": PIC}, (300, 300)),
    (
        "/v1/ai/gemini-2-5-flash-image-preview",
        {"prompt": "make it blue", "reference_images": [PIC]},
        (300, 300),
    ),
    (
        "/v1/ai/text-to-image/flux-2-pro",
        {"prompt": "make it blue", "input_image": PIC, "width": 256, "height": 320},
        (256, 320),
    ),
]


@pytest.mark.parametrize(("route", "body", "size"), PLAIN, ids=range(len(PLAIN)))
async def test_every_way_of_editing_gives_a_changed_picture_of_the_right_size(
    route: str, body: Json, size: tuple[int, int]
) -> None:
    status = "/v1/ai/skin-enhancer" if "skin" in route else route
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        answer = (await it.post(route, body)).json()
        task_id = answer.get("data", answer)["task_id"]
        task = await it.look(task_id, status)
        image = opened((await it.http.get(task["generated"][0])).content)
    assert image.size == size
    assert image.convert("RGB").tobytes() != opened(picture()).tobytes()


async def test_a_camera_and_a_variation_take_what_was_drawn_before() -> None:
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        made = (await it.post("/v1/ai/beta/text-to-image/reimagine-flux", image=PIC)).json()
        before = (await it.http.get(made["generated"][0])).content
        camera = "/v1/ai/image-change-camera"
        body = {"image": made["generated"][0], "horizontal_angle": 40, "output_format": "jpeg"}
        task_id = await it.task(camera, **body)
        after = (await it.http.get((await it.look(task_id, camera))["generated"][0])).content
    assert opened(after).format == "JPEG"
    assert opened(after).size == opened(before).size == (300, 300)
    assert opened(after).tobytes() != opened(before).tobytes()


@pytest.mark.parametrize(
    ("said", "width", "height"),
    [
        ({}, 300, 200),
        ({"aspect_ratio": "original"}, 300, 200),
        ({"aspect_ratio": "square_1_1"}, 1024, 1024),
    ],
)
@pytest.mark.parametrize("flagged", [False, True])
async def test_a_variation_keeps_the_ratio_of_its_picture_unless_another_is_asked_for(
    said: Json, width: int, height: int, *, flagged: bool
) -> None:
    async with rig(replace(FAST, tiny_pictures=False)) as it:
        if flagged:
            await it.fault("nsfw", times=1)
        sent = {"image": b64(picture(300, 200)), "prompt": "a meadow", **said}
        answer = await it.post("/v1/ai/beta/text-to-image/reimagine-flux", sent)
        made = answer.json()
        url = made.get("data", made)["generated"][0]
        image = opened((await it.http.get(url)).content)
    assert image.size == (width, height)
