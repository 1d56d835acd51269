"""What comes from Freepik, or says so: only the parser's own error, whatever the bytes."""

import json
from contextlib import suppress
from datetime import UTC, datetime

from hypothesis import given
from hypothesis import strategies as st

from freepik import webhook
from freepik.answers import is_flagged, load_json, read_answer, read_list, read_problems
from freepik.catalog import CATALOG
from freepik.errors import UnreadableAnswer
from tests.fuzz.foreign import json_values, near

NOW = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)
_SEEN = json.dumps(
    {
        "data": {
            "task_id": "046b6c7f-0b8a-43b9-b35d-6489e6daee91",
            "status": "COMPLETED",
            "generated": ["https://cdn.magnific.com/a.png?token=exp=1~hmac=2"],
            "has_nsfw": [False],
        }
    }
).encode()
_PROBLEM = json.dumps(
    {"message": "Validation error", "invalid_params": [{"name": "prompt", "reason": "too long"}]}
).encode()
_ENDPOINTS = st.sampled_from([None, *CATALOG.values()])
_BODIES = st.one_of(
    st.binary(max_size=300),
    near(_SEEN),
    near(_PROBLEM),
    json_values.map(json.dumps).map(str.encode),
)


@given(_BODIES)
def test_the_body_of_a_call(body: bytes) -> None:
    with suppress(UnreadableAnswer):
        webhook.parse(body)


@given(_BODIES, _ENDPOINTS)
def test_an_answer(body: bytes, endpoint: object) -> None:
    read_problems(body)
    with suppress(UnreadableAnswer):
        value = load_json(body)
        is_flagged(value)
        with suppress(UnreadableAnswer):
            read_list(value)
        read_answer(value, endpoint=endpoint)  # type: ignore[arg-type]  # one of the catalogue


@given(
    st.dictionaries(
        st.sampled_from(["webhook-id", "webhook-timestamp", "webhook-signature", "x"]),
        st.one_of(st.text(max_size=60), st.just(str(int(NOW.timestamp()))), st.just("v1,AAAA")),
    ),
    _BODIES,
)
def test_no_headers_but_the_right_ones_prove_anything(headers: dict[str, str], body: bytes) -> None:
    assert not webhook.verify(secrets=["a secret"], headers=headers, body=body, now=NOW)
