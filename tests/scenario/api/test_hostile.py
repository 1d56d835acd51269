"""Programs that mean harm: more fields than there are, ids of others, files that are two things."""

import io
from typing import Any
from zipfile import ZipFile

import pytest
from PIL import Image as Pillow

from storage.database import Database
from tests.scenario.api.program import Programs
from tests.scenario.jobs.world import World

STRANGE = "person_id", "is_admin", "role", "credits", "state", "id", "scopes_of"
HANGS_ON_IT = b"<script>alert(1)</script>"


@pytest.fixture
async def programs(db: Database) -> Programs:
    return Programs(await World.open(db))


def taking_json(description: dict[str, Any]) -> list[tuple[str, str, dict[str, Any]]]:
    """Every operation that takes a JSON object, with the schema of it."""
    found = []
    for path, operations in description["paths"].items():
        for method, operation in operations.items():
            content = operation.get("requestBody", {}).get("content", {})
            if "application/json" in content:
                schema = content["application/json"]["schema"]
                known = description["components"]["schemas"][schema["$ref"].rpartition("/")[2]]
                found.append((method.upper(), path, known))
    return found


async def test_no_field_is_taken_that_is_not_described(programs: Programs) -> None:
    http = await programs.program()
    description = (await http.get("/v1/openapi.json")).json()
    operations = taking_json(description)
    assert len(operations) > 20
    nobody = "019cae6b-6600-72d3-a652-e44da7f43d65"
    for method, path, known in operations:
        filled = path
        for name in ("webhook_id", "message_id", "key_id", "job_id", "run_id", "picture", "name"):
            filled = filled.replace(f"{{{name}}}", nobody)
        assert known["additionalProperties"] is False, path
        strange = dict.fromkeys(set(STRANGE) - set(known.get("properties", {})), "x")
        answer = await http.request(method, filled, json=strange)
        assert answer.status_code == 422, (method, path, answer.text)
    sneaky = {"prompt": "a fox", "person_id": str(programs.world.bo)}
    told = await http.post("/v1/generate", json=sneaky)
    assert [one["pointer"] for one in told.json()["errors"]] == ["/person_id"]


async def test_a_file_that_is_two_things_is_served_as_a_picture_and_nothing_else(
    programs: Programs,
) -> None:
    http = await programs.program()
    picture, archive = io.BytesIO(), io.BytesIO()
    Pillow.new("RGB", (90, 60), "red").save(picture, "PNG")
    with ZipFile(archive, "w") as zipped:
        zipped.writestr("evil.html", HANGS_ON_IT)
    caption = 'x"; filename="evil.html\r\nset-cookie: a=b'
    given = await http.post(
        "/v1/images", params={"caption": caption}, content=picture.getvalue() + archive.getvalue()
    )
    assert given.status_code == 201, given.text
    served = await http.get(given.json()["file_url"])
    assert served.headers["content-type"] == "image/png"
    assert served.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in served.headers["content-security-policy"]
    assert "set-cookie" not in served.headers
    disposition = served.headers["content-disposition"]
    assert disposition == f'inline; filename="{given.json()["handle"]}.png"'
    small = await http.get(given.json()["thumbnail_url"])
    assert HANGS_ON_IT not in small.content
    assert b"PK" not in small.content


async def test_ids_that_are_guessed_lead_nowhere(programs: Programs) -> None:
    ana, bo = await programs.program(), await programs.program(of=programs.world.bo)
    await ana.post("/v1/generate", json={"prompt": "a fox"})
    await programs.world.turn(30)
    (hers,) = (await ana.get("/v1/images")).json()["pictures"]
    # One made a moment before or after has an id that differs in its end alone.
    near = [f"{hers['id'][:-1]}{digit}" for digit in "0123456789abcdef"]
    for name in (*near, hers["id"].upper(), hers["handle"], f"{hers['handle']}%00", "1", "../x"):
        assert (await bo.get(f"/v1/images/{name}")).status_code == 404, name
        assert (await bo.get(f"/v1/images/{name}/file")).status_code == 404, name
