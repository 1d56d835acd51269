"""A picture made to fit a chat that takes less than its bytes."""

import os
from io import BytesIO

import pytest
from PIL import Image

from storage.errors import BadPicture
from storage.pictures import fitted, inspect


def _noise(mode: str, side: int = 400) -> bytes:
    bands = len(mode)
    out = BytesIO()
    Image.frombytes(mode, (side, side), os.urandom(side * side * bands)).save(out, "PNG")
    return out.getvalue()


def test_what_fits_stays_as_it_is() -> None:
    data = _noise("RGB")
    assert fitted(data, len(data)) == (data, "image/png")


@pytest.mark.parametrize(("mode", "media_type"), [("RGB", "image/jpeg"), ("RGBA", "image/webp")])
@pytest.mark.parametrize("most", [200_000, 20_000, 1_500])
def test_what_does_not_fit_is_made_to(mode: str, media_type: str, most: int) -> None:
    smaller, encoded_as = fitted(_noise(mode), most)
    info = inspect(smaller)
    assert len(smaller) <= most
    assert info.media_type == encoded_as == media_type
    assert info.width == info.height


def test_rubbish_is_refused() -> None:
    with pytest.raises(BadPicture):
        fitted(b"no picture", 10)
