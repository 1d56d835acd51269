from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bots.buttons import LIMIT, Action, ButtonData, decode, encode, short_id
from bots.nonces import nonce_for

_arguments = st.text("abcXYZ019-_", max_size=20)


@given(st.sampled_from(Action), st.uuids(), _arguments)
def test_what_is_encoded_is_decoded_and_fits_every_platform(
    action: Action, target: UUID, argument: str
) -> None:
    data = encode(action, target, argument)
    assert len(data.encode()) <= LIMIT
    assert decode(data) == ButtonData(action=action, id=target, argument=argument)


@given(st.text() | st.from_regex(r"1\.[a-z]{1,12}\.[A-Za-z0-9_-]{22}(\.[a-z0-9]*)?"))
def test_whatever_comes_is_either_ours_to_the_letter_or_nothing(data: str) -> None:
    button = decode(data)
    assert button is None or encode(button.action, button.id, button.argument) == data


_ID = short_id(UUID(int=7))


@pytest.mark.parametrize(
    "data",
    [
        "",
        "upscale",
        f"2.upscale.{_ID}",
        f"1.explode.{_ID}",
        f"1.upscale.{_ID}.",
        f"1.upscale.{_ID}.2.2",
        f"1.upscale.{_ID[:-1]}",
        f"1.upscale.{_ID[:-1]}x",  # the same bytes, spelled differently
        f"1.upscale.{_ID}\n",
        f"1.upscale.{_ID}.{'9' * 40}",
        f"1.upscale.{_ID}.\uff12",
    ],
)
def test_rubbish_means_nothing(data: str) -> None:
    assert decode(data) is None


@pytest.mark.parametrize("argument", ["a b", "ä", ".", "x" * 21, "\n"])
def test_an_argument_that_could_not_be_read_back_is_refused(argument: str) -> None:
    with pytest.raises(ValueError, match="argument"):
        encode(Action.UPSCALE, UUID(int=1), argument)


@given(st.lists(st.text(), min_size=1, max_size=4))
def test_a_nonce_fits_discord_and_depends_on_every_part(parts: list[str]) -> None:
    nonce = nonce_for(*parts)
    assert len(nonce) <= 25
    assert nonce.isascii()
    assert nonce == nonce_for(*parts)
    assert nonce != nonce_for(*parts, "more")
    assert len(short_id(UUID(int=1)) + ".2") <= 25
