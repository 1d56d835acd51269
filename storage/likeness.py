"""How alike two pictures look, also after a chat platform has encoded one of them anew.

The likeness is a difference hash: 64 times "is it brighter to the right?". It finds candidates by
an index; `same_look` then compares the pictures themselves, for a small change that somebody
painted on a picture of ours leaves the hash as it is and is still a change.
"""

from typing import Final

from PIL import Image, ImageChops, ImageStat

from storage.pictures import decode

BANDS: Final = 4
_BAND_BITS: Final = 16
_ACROSS, _DOWN = 9, 8
_SIGN: Final = 1 << 63
_ALL: Final = 1 << 64
_CELLS: Final = (48, 48)
_FLAT: Final = 6.0  # grey levels: with less there is nothing to recognise
_FEWEST, _MOST = 6, 58  # ones among the 64: beyond, a smooth slope that many pictures share
_MEAN: Final = 3.0  # grey levels of 255; what chats do to a picture stays below 1.2
_WORST: Final = 28  # of any cell; chats stay below 9, a pencil line is beyond 70


def likeness(small: bytes) -> int | None:
    """The hash of a thumbnail, as a signed 64-bit number; None for a picture without features."""
    grey = _plain(small).convert("L")
    if ImageStat.Stat(grey).stddev[0] < _FLAT:
        return None
    cells = grey.resize((_ACROSS, _DOWN), Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(_DOWN):
        for column in range(_ACROSS - 1):
            left = row * _ACROSS + column
            bits = bits << 1 | (cells[left] < cells[left + 1])
    if not _FEWEST <= bits.bit_count() <= _MOST:
        return None
    return bits - _ALL if bits >= _SIGN else bits


def distance(one: int, other: int) -> int:
    """In how many of the 64 answers they differ."""
    return ((one ^ other) % _ALL).bit_count()


def bands(value: int) -> tuple[int, ...]:
    """The hash in four parts of sixteen bits, each indexed by itself."""
    bits = value % _ALL
    return tuple(bits >> _BAND_BITS * place & 0xFFFF for place in range(BANDS))


def near(band: int) -> list[int]:
    """The band, and every one that differs from it in one bit.

    Of two hashes that differ in at most seven bits, at least one band differs in at most one.
    """
    return [band, *(band ^ 1 << bit for bit in range(_BAND_BITS))]


def same_look(one: bytes, other: bytes) -> bool:
    """Whether two thumbnails show the same, but for encoding and size. It is slow."""
    pictures = [_plain(data) for data in (one, other)]
    ratios = [picture.width / picture.height for picture in pictures]
    if max(ratios) > min(ratios) * 1.03:
        return False
    cells = [picture.resize(_CELLS, Image.Resampling.BOX) for picture in pictures]
    apart = ImageChops.difference(*cells)
    worst = max(high for _, high in apart.getextrema())  # type: ignore[misc]  # one pair a channel
    return worst <= _WORST and max(ImageStat.Stat(apart).mean) <= _MEAN


def _plain(data: bytes) -> Image.Image:
    """Eight bits a channel, what is transparent white."""
    image = decode(data).convert("RGBA")
    ground = Image.new("RGBA", image.size, "white")
    return Image.alpha_composite(ground, image).convert("RGB")
