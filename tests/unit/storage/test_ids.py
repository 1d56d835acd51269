"""Ids sort by time; handles can be typed."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.ids import Ids, handle, uuid7
from tests.standins.clock import NOON, HandClock


def _same(size: int) -> bytes:
    return b"\xff" * size


@given(
    moment=st.datetimes(datetime(1970, 1, 2), datetime(9999, 1, 1)),  # noqa: DTZ001 - zone below
    noise=st.binary(min_size=10, max_size=10),
)
def test_an_id_tells_its_moment(moment: datetime, noise: bytes) -> None:
    aware = moment.replace(tzinfo=UTC)
    made = uuid7(aware, lambda _: noise)
    assert (made.version, made.variant) == (7, "specified in RFC 4122")
    told = datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=made.int >> 80)
    assert timedelta(0) <= aware - told < timedelta(milliseconds=1)


def test_ids_rise_even_when_the_clock_stands_or_goes_back() -> None:
    moments = [NOON] * 1000 + [NOON - timedelta(hours=1)] * 1000 + [NOON + timedelta(seconds=1)]
    ids = Ids(iter(moments).__next__, _same)
    made = [ids() for _ in moments]
    assert made == sorted(set(made))
    assert {each.version for each in made} == {7}
    assert {each.variant for each in made} == {"specified in RFC 4122"}


def test_two_processes_do_not_meet() -> None:
    clock = HandClock()
    one, other = Ids(clock, bytes), Ids(clock, _same)
    assert one() != other()


@pytest.mark.parametrize(
    ("words", "noun"),
    [
        ("A red fox in the snow", "red"),
        ("Please draw me a fox!", "fox"),
        ("un chat noir", "chat"),
        ("Übermäßig", "ubermaig"),
        ("рыжая лиса", "picture"),
        ("", "picture"),
        ("a an the", "picture"),
        ("antidisestablishmentarianism", "antidisestab"),
    ],
)
def test_a_handle_begins_with_a_telling_word(words: str, noun: str) -> None:
    assert handle(words, bytes) == f"{noun}-222"


@given(words=st.text(), noise=st.binary(min_size=5, max_size=5))
def test_a_handle_can_always_be_typed(words: str, noise: bytes) -> None:
    made = handle(words, lambda size: noise[:size], letters=5)
    assert re.fullmatch(r"[a-z]{3,12}-[2-9a-hjkmnp-z]{5}", made)
