"""Every shape the documents, the recordings and the clients know is read the same way."""

import base64

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import JsonValue

from freepik.answers import (
    Answer,
    Inline,
    Labels,
    Link,
    Result,
    TaskStatus,
    Words,
    load_json,
    read_answer,
    read_list,
    read_problems,
)
from freepik.catalog import CATALOG, endpoint
from freepik.errors import FieldProblem, UnreadableAnswer

PNG = b"\x89PNG\r\n\x1a\n rest"
JPEG = b"\xff\xd8\xff rest"
WEBP = b"RIFF\x00\x01\x02\x03WEBP rest"
URL = "https://ai-statics.freepik.com/a.png?token=exp=1~hmac=2"


def b64(data: bytes) -> str:
    return base64.b64encode(data).decode()


def read(name: str, payload: JsonValue) -> Answer:
    return read_answer(payload, endpoint=endpoint(name), request_id="ak-1")


def test_a_task_just_accepted() -> None:
    payload: JsonValue = {"data": {"task_id": "t-1", "status": "CREATED", "generated": []}}
    expected = Answer(task_id="t-1", status=TaskStatus.CREATED, request_id="ak-1")
    assert read("mystic", payload) == expected
    assert read("flux-dev", {"data": {"task_id": "t-1", "status": "CREATED"}}) == expected


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("CREATED", TaskStatus.CREATED),
        ("IN_PROGRESS", TaskStatus.IN_PROGRESS),
        ("COMPLETED", TaskStatus.COMPLETED),
        ("completed", TaskStatus.COMPLETED),
        ("FAILED", TaskStatus.FAILED),
        ("CANCELLED", TaskStatus.IN_PROGRESS),
        (None, TaskStatus.IN_PROGRESS),
        (7, TaskStatus.IN_PROGRESS),
    ],
)
def test_an_unknown_status_is_still_running(word: JsonValue, status: TaskStatus) -> None:
    assert read("mystic", {"data": {"task_id": "t", "status": word}}).status is status


def test_style_transfer_answers_its_post_bare_or_normal() -> None:
    bare: JsonValue = {"task_id": "t", "task_status": "IN_PROGRESS", "generated": []}
    normal: JsonValue = {"data": {"task_id": "t", "status": "IN_PROGRESS", "generated": []}}
    assert read("image-style-transfer", bare) == read("image-style-transfer", normal)


def test_completed_with_nothing_is_completed_with_nothing() -> None:
    answer = read("mystic", {"data": {"task_id": "t", "status": "COMPLETED", "generated": []}})
    assert (answer.status, answer.results, answer.error) == (TaskStatus.COMPLETED, (), None)


ENTRIES: list[tuple[str, JsonValue, tuple[Result, ...]]] = [
    ("imagen3", URL, (Link(URL),)),
    ("imagen3", "http://127.0.0.1:9/a", (Link("http://127.0.0.1:9/a"),)),
    ("imagen3", b64(PNG), (Inline(PNG),)),
    ("imagen4-fast", b64(JPEG), (Inline(JPEG),)),
    ("imagen4-ultra", f"data:image/webp;base64,{b64(WEBP)}", (Inline(WEBP),)),
    ("imagen3", "gs://bucket/a.png", ()),
    ("imagen3", "I cannot draw that.", ()),
    ("imagen3", b64(b"not a picture"), ()),
    ("imagen3", "", ()),
    ("imagen3", None, ()),
    ("imagen3", 5, ()),
    ("imagen3", {"url": URL}, (Link(URL),)),
    ("imagen3", {"base64": b64(PNG)}, (Inline(PNG),)),
    ("image-to-prompt", " a fox ", (Words("a fox"),)),
    ("improve-prompt", "https://is.not/a-link here", (Words("https://is.not/a-link here"),)),
    ("text-to-icon", b64(b"<svg xmlns='x'/>"), (Inline(b"<svg xmlns='x'/>"),)),
]


@pytest.mark.parametrize(("name", "entry", "results"), ENTRIES)
def test_entries(name: str, entry: JsonValue, results: tuple[Result, ...]) -> None:
    payload: JsonValue = {"data": {"task_id": "t", "status": "COMPLETED", "generated": [entry]}}
    assert read(name, payload).results == results


def test_gemini_may_put_a_storage_address_before_the_link() -> None:
    generated: JsonValue = ["gs://bucket/a.png", URL]
    payload: JsonValue = {"data": {"task_id": "t", "status": "COMPLETED", "generated": generated}}
    assert read("gemini-2-5-flash-image-preview", payload).results == (Link(URL),)


def test_a_callback_may_hold_words() -> None:
    payload: JsonValue = {"task_id": "t", "status": "COMPLETED", "generated": ["a fox", "gs://x/y"]}
    assert read_answer(payload).results == (Words("a fox"),)


def test_classic_fast() -> None:
    payload: JsonValue = {
        "data": [
            {"base64": b64(JPEG), "has_nsfw": False},
            {"base64": b64(PNG), "has_nsfw": True},
        ],
        "meta": {"prompt": "a fox", "seed": 3, "image": {"width": 1024, "height": 1024}},
    }
    answer = read("classic-fast", payload)
    assert answer.status is TaskStatus.COMPLETED
    assert answer.results == (Inline(JPEG), Inline(PNG, flagged=True))
    assert answer.flagged
    assert answer.task_id is None


@pytest.mark.parametrize("wrapped", [False, True])
def test_reimagine_bare_and_wrapped(*, wrapped: bool) -> None:
    task: JsonValue = {"task_id": "t", "status": "COMPLETED", "generated": [URL]}
    answer = read("reimagine-flux", {"data": task} if wrapped else task)
    assert (answer.status, answer.results) == (TaskStatus.COMPLETED, (Link(URL),))


def test_a_synchronous_answer_without_a_result_has_failed_and_shows_what_came() -> None:
    answer = read("reimagine-flux", {"task_id": "t", "status": "IN_PROGRESS"})
    assert answer.status is TaskStatus.FAILED
    assert answer.error is not None
    assert "IN_PROGRESS" in answer.error


@pytest.mark.parametrize("missing", [(), ("high_resolution",), ("url",)])
def test_remove_background(missing: tuple[str, ...]) -> None:
    urls = {name: f"https://api.magnific.com/{name}" for name in ("original", "preview")}
    urls |= dict.fromkeys(("high_resolution", "url"), URL)
    answer = read("remove-background", {k: v for k, v in urls.items() if k not in missing})
    assert (answer.status, answer.results) == (TaskStatus.COMPLETED, (Link(URL),))


def test_the_classifier_in_any_order() -> None:
    ai: JsonValue = {"class_name": "ai", "probability": 0.95}
    not_ai: JsonValue = {"class_name": "not_ai", "probability": 0.05}
    for order in ([ai, not_ai], [not_ai, ai]):
        answer = read("classifier-image", {"data": list[JsonValue](order)})
        assert answer.results == (Labels({"ai": 0.95, "not_ai": 0.05}),)
        assert answer.status is TaskStatus.COMPLETED


@pytest.mark.parametrize(
    ("flags", "flagged"),
    [([True], True), ([False, True], True), ([False], False), (True, True), (None, False)],
)
def test_flagged_pictures(flags: JsonValue, *, flagged: bool) -> None:
    task: JsonValue = {"task_id": "t", "status": "COMPLETED", "generated": [URL], "has_nsfw": flags}
    assert read("mystic", {"data": task}).flagged is flagged


@pytest.mark.parametrize(
    ("flags", "each"),
    [
        ([False, True], [False, True]),
        ([True], [True, True]),
        (True, [True, True]),
        ([False], [False, False]),
        (None, [False, False]),
    ],
)
def test_each_picture_knows_whether_it_is_flagged(flags: JsonValue, each: list[bool]) -> None:
    """Where it cannot be told which one is meant, all are."""
    urls: list[JsonValue] = [URL, f"{URL}2"]
    task: JsonValue = {
        "task_id": "t",
        "status": "COMPLETED",
        "generated": urls,
        "has_nsfw": flags,
    }
    found = read("mystic", {"data": task}).results
    assert [one.flagged for one in found if isinstance(one, Link)] == each


@pytest.mark.parametrize(
    ("error", "text"),
    [
        (None, None),
        ("", None),
        ("too dark", "too dark"),
        ({"message": "too dark"}, "too dark"),
        ({"code": 5}, '{"code": 5}'),
    ],
)
def test_why_it_failed_is_a_text_an_object_or_nothing(error: JsonValue, text: str | None) -> None:
    answer = read("mystic", {"data": {"task_id": "t", "status": "FAILED", "error": error}})
    assert (answer.status, answer.error) == (TaskStatus.FAILED, text)


@pytest.mark.parametrize("payload", [None, [], "text", 5])
def test_what_is_no_object_is_unreadable(payload: JsonValue) -> None:
    with pytest.raises(UnreadableAnswer) as caught:
        read("mystic", payload)
    assert caught.value.request_id == "ak-1"


def test_a_list_of_tasks_skips_what_names_none() -> None:
    payload: JsonValue = {
        "data": [{"task_id": "a", "status": "FAILED"}, {}, "x", {"task_id": "b/../c"}]
    }
    assert read_list(payload) == (Answer(task_id="a", status=TaskStatus.FAILED),)
    with pytest.raises(UnreadableAnswer):
        read_list({"data": {}})


PROBLEMS: list[tuple[bytes, list[tuple[str, str]]]] = [
    (
        b'{"message":"Validation error","invalid_params":[{"field":"body.ratio","reason":"no"}]}',
        [("ratio", "no")],
    ),
    (
        b'{"problem":{"message":"m","invalid_params":[{"name":"seed","reason":"no"}]}}',
        [("seed", "no")],
    ),
    (b'{"message":"m","invalid_params":[{"name":"seed","reason":"no"}]}', [("seed", "no")]),
    (b'{"message":"Bad thing","invalid_params":[]}', [("request", "Bad thing")]),
    (
        b'{"message":"Either path or url is required"}',
        [("request", "Either path or url is required")],
    ),
    (b"<html>Bad</html>", [("request", "<html>Bad</html>")]),
    (b"x" * 900, [("request", "x" * 300)]),
    (b"", [("request", "no reason given")]),
    (b"[]", [("request", "[]")]),
    (b'{"invalid_params":[{}]}', [("request", "not valid")]),
]


@pytest.mark.parametrize(("content", "problems"), PROBLEMS)
def test_complaints_in_every_known_form(content: bytes, problems: list[tuple[str, str]]) -> None:
    expected = tuple(FieldProblem(field=field, reason=reason) for field, reason in problems)
    assert read_problems(content) == expected


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=9) | st.just("COMPLETED"),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["data", "generated", "status", "task_id", "has_nsfw", "error", "base64"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@settings(max_examples=80, deadline=None)
@given(payload=JSON, name=st.sampled_from(sorted(CATALOG)))
def test_any_json_is_an_answer_or_unreadable(payload: JsonValue, name: str) -> None:
    if isinstance(payload, dict):
        answer = read(name, payload)
        assert answer.status in TaskStatus
        assert not (answer.status is TaskStatus.COMPLETED and answer.error and not payload)
    else:
        with pytest.raises(UnreadableAnswer):
            read(name, payload)


@pytest.mark.parametrize("content", [b"", b"{", b"\xff\xfe", b"[" * 100_000, b"9" * 5000])
def test_what_is_no_json_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableAnswer):
        load_json(content)
