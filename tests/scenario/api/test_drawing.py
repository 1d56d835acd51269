"""A program orders, waits, looks and fetches."""

import hashlib
from io import BytesIO
from uuid import uuid4

import pytest
from PIL import Image as Pillow

from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World

PROMPT = {"prompt": "a red fox in the snow"}


@pytest.fixture
async def programs(world: World) -> Programs:
    return Programs(world)


async def test_an_order_becomes_a_picture(programs: Programs) -> None:
    http = await programs.program()
    taken = await http.post("/v1/generate", json=PROMPT)
    assert taken.status_code == 202
    (job,) = taken.json()["jobs"]
    waiting = (await http.get(job["status_url"])).json()
    assert (waiting["state"], waiting["finished"], waiting["position"]) == ("queued", False, 1)
    await programs.world.turn(30)
    done = (await http.get(job["status_url"])).json()
    assert (done["state"], done["finished"], done["position"]) == ("done", True, None)
    (picture,) = done["pictures"]
    file = await http.get(picture["file_url"])
    assert file.status_code == 200
    assert file.headers["content-type"] == picture["media_type"]
    assert b"/digitalsourcetype/trainedAlgorithmicMedia<" in file.content
    stored = await http.get(picture["file_url"], params={"original": "true"})
    assert hashlib.sha256(stored.content).hexdigest() == picture["sha256"]
    assert len(stored.content) == picture["size"]
    small = await http.get(picture["thumbnail_url"])
    assert small.status_code == 200
    assert small.headers["content-type"].startswith("image/")


async def test_it_means_the_last_picture_of_this_key(programs: Programs) -> None:
    http = await programs.program()
    await http.post("/v1/generate", json=PROMPT)
    await programs.world.turn(30)
    taken = await http.post("/v1/edit", json={"picture": "last", "instruction": "make it night"})
    assert taken.status_code == 202
    await programs.world.turn(30)
    page = (await http.get("/v1/images")).json()["pictures"]
    assert [one["tool"] for one in page] == ["edit", "generate"]
    assert page[0]["parent_id"] == page[1]["id"]


async def test_other_peoples_jobs_and_pictures_do_not_exist(programs: Programs) -> None:
    ana = await programs.program()
    bo = await programs.program(of=programs.world.bo)
    (job,) = (await ana.post("/v1/generate", json=PROMPT)).json()["jobs"]
    await programs.world.turn(30)
    (picture,) = (await ana.get(job["status_url"])).json()["pictures"]
    for path in (
        *(job["status_url"], picture["file_url"], picture["thumbnail_url"]),
        *(f"/v1/images/{picture['handle']}", f"/v1/images/{uuid4()}", f"/v1/status/{uuid4()}"),
    ):
        refused = await bo.get(path)
        assert refused.status_code == 404, path
        assert refused.headers["content-type"] == "application/problem+json"
    assert (await bo.get("/v1/images")).json() == {"pictures": [], "next": None}
    assert (await bo.post(f"/v1/jobs/{job['job_id']}/cancel")).status_code == 404


async def test_the_gallery_is_walked_to_its_end(programs: Programs) -> None:
    http = await programs.program()
    for _ in range(3):
        await http.post("/v1/generate", json={**PROMPT, "count": 1})
        await programs.world.turn(30)
    seen, cursor = [], None
    for _ in range(3):
        params = {"limit": "1", **({"cursor": cursor} if cursor else {})}
        page = (await http.get("/v1/images", params=params)).json()
        seen += [one["number"] for one in page["pictures"]]
        cursor = page["next"]
    assert (seen, cursor) == ([3, 2, 1], None)
    assert (await http.get("/v1/images", params={"cursor": "forged"})).status_code == 422


async def test_the_gallery_is_searched_by_words(programs: Programs) -> None:
    http = await programs.program()
    for prompt in ("a lynx in the café", "a lynxlike cloud", "an owl"):
        await http.post("/v1/generate", json={**PROMPT, "prompt": prompt, "count": 1})
        await programs.world.turn(30)

    async def found(**params: str) -> list[int]:
        answer = await http.get("/v1/images", params=params)
        assert answer.status_code == 200
        return [one["number"] for one in answer.json()["pictures"]]

    assert await found(q="lynx") == [1, 2], "whole words before beginnings"
    assert await found(q="CAFE lynx", scope="key") == [1]
    assert await found(words="owl") == [3], "its earlier name"
    assert await found(q='" OR \0 NEAR(') == []
    (first,) = (page := (await http.get("/v1/images", params={"q": "lynx", "limit": "1"})).json())[
        "pictures"
    ]
    rest = await found(q="lynx", cursor=page["next"])
    assert (first["number"], rest) == (1, [2])
    assert (await http.get("/v1/images", params={"q": "x" * 10_000})).status_code == 422
    tagged = await http.post("/v1/tag", json={"tag": "Big Cats", "pictures": ["#1"]})
    assert tagged.status_code == 200
    assert await found(tag="big cats") == [1]
    assert await found(tag="big cats", q="owl") == []
    assert (await http.get("/v1/images", params={"tag": "big cats"})).json()["pictures"][0][
        "tags"
    ] == ["big cats"]
    assert (await http.get(f"/v1/images/{first['id']}")).json()["tags"] == ["big cats"]
    stranger = await programs.program(of=programs.world.bo)
    assert (await stranger.get("/v1/images", params={"q": "lynx"})).json()["pictures"] == []


@pytest.mark.parametrize("query", ["", "?original=true"])
async def test_a_file_comes_in_parts_and_only_when_it_is_new(
    programs: Programs, query: str
) -> None:
    http = await programs.program()
    await http.post("/v1/generate", json=PROMPT)
    await programs.world.turn(30)
    (picture,) = (await http.get("/v1/images")).json()["pictures"]
    url = picture["file_url"] + query
    whole = await http.get(url)
    size = len(whole.content)
    for asked, start, stop in (
        ("bytes=0-9", 0, 10),
        ("bytes=10-", 10, size),
        ("bytes=-7", size - 7, size),
        ("bytes=5-99999999", 5, size),
    ):
        part = await http.get(url, headers={"range": asked})
        assert part.status_code == 206, asked
        assert part.content == whole.content[start:stop]
        assert part.headers["content-range"] == f"bytes {start}-{stop - 1}/{size}"
    for asked in ("bytes=0-1,4-5", "lines=1-2", "bytes=-", "bytes=b-a", f"bytes={'9' * 5000}-"):
        assert (await http.get(url, headers={"range": asked})).status_code == 200, asked
    beyond = await http.get(url, headers={"range": f"bytes={size}-"})
    assert (beyond.status_code, beyond.headers["content-range"]) == (416, f"bytes */{size}")
    tag = whole.headers["etag"]
    assert (await http.get(url, headers={"if-none-match": f'W/"x", {tag}'})).status_code == 304
    stale = {"range": "bytes=0-9", "if-range": '"another"'}
    assert (await http.get(url, headers=stale)).content == whole.content


async def test_what_has_not_changed_is_not_sent_again(programs: Programs) -> None:
    http = await programs.program()
    (job,) = (await http.post("/v1/generate", json=PROMPT)).json()["jobs"]
    for path in (job["status_url"], "/v1/images", "/v1/analytics"):
        tag = (await http.get(path)).headers["etag"]
        again = await http.get(path, headers={"if-none-match": tag})
        assert (again.status_code, again.content) == (304, b""), path
    tag = (await http.get(job["status_url"])).headers["etag"]
    await programs.world.turn(30)
    assert (await http.get(job["status_url"], headers={"if-none-match": tag})).status_code == 200


async def test_a_picture_is_handed_in_and_worked_on(programs: Programs) -> None:
    http = await programs.program()
    out = BytesIO()
    Pillow.new("RGB", (320, 200), "red").save(out, "PNG")
    given = await http.post("/v1/images", params={"caption": "my cat"}, content=out.getvalue())
    assert given.status_code == 201
    assert (given.json()["caption"], given.json()["tool"]) == ("my cat", "upload")
    upscaled = await http.post("/v1/upscale", json={"picture": given.json()["handle"]})
    assert upscaled.status_code == 202
    nothing = await http.post("/v1/images", content=b"<html>")
    assert nothing.status_code == 422
    assert nothing.json()["errors"][0]["pointer"] == "/body"


async def test_a_picture_of_ours_that_is_handed_in_is_known_to_its_owner_alone(
    programs: Programs,
) -> None:
    http = await programs.program()
    await http.post("/v1/generate", json=PROMPT)
    await programs.world.turn(30)
    (ours,) = (await http.get("/v1/images")).json()["pictures"]
    data = (await http.get(ours["file_url"])).content
    again = await http.post("/v1/images", params={"caption": "my cat"}, content=data)
    assert again.status_code == 201
    assert {**again.json(), "tags": []} == ours
    stranger = await programs.program(of=programs.world.bo)
    theirs = await stranger.post("/v1/images", params={"caption": "my cat"}, content=data)
    told = theirs.json()
    assert (told["caption"], told["tool"], told["prompt"]) == ("my cat", "upload", "")


async def test_a_workflow_runs_and_a_list_is_drawn(programs: Programs) -> None:
    http = await programs.program()
    known = (await http.get("/v1/workflows")).json()["workflows"]
    drawn = next(one["name"] for one in known if one["takes"] != "picture")
    begun = await http.post(f"/v1/workflows/{drawn}/runs", json={"prompt": "a red fox"})
    assert begun.status_code == 202, begun.text
    run = (await http.get(f"/v1/runs/{begun.json()['run_id']}")).json()
    assert (run["name"], run["state"]) == (drawn, "running")
    listed = await http.post("/v1/batch", json={"prompts": ["a fox", "an owl"]})
    assert (listed.status_code, listed.json()["pictures"]) == (202, 2)
    assert (await http.get(f"/v1/runs/{uuid4()}")).status_code == 404


async def test_the_addresses_without_a_version_answer_too(programs: Programs) -> None:
    http = await programs.program()
    (job,) = (await http.post("/generate", json=PROMPT)).json()["jobs"]
    for path in (f"/status/{job['job_id']}", "/workflows", "/analytics", "/health"):
        assert (await http.get(path)).status_code == 200, path


async def test_what_was_used_is_told(programs: Programs) -> None:
    http = await programs.program()
    await http.post("/v1/generate", json=PROMPT)
    await programs.world.turn(30)
    used = (await http.get("/v1/analytics", params={"period": "all"})).json()
    assert used["pictures"] == 1
    assert used["spent"] == (await programs.world.money()).spent > 0
