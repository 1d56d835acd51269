"""XMP in a PNG, JPEG or WebP: put in, read and taken out without touching a pixel.

A file that is not built as its kind should be is left as it is: `embed` gives back the same bytes,
`extract` nothing. Where the maker signed the file (C2PA), any change would break the signature, and
what the signature says includes that a machine made it: such a file is left alone as well.
"""

import struct
import zlib
from collections.abc import Iterator
from typing import Final

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_PNG_KEYWORD: Final = b"XML:com.adobe.xmp\0"
_JPEG_NAME: Final = b"http://ns.adobe.com/xap/1.0/\0"
_JPEG_MORE: Final = b"http://ns.adobe.com/xmp/extension/\0"
_JPEG_NAMES: Final = frozenset({_JPEG_NAME, _JPEG_MORE})
_LONGEST_SEGMENT: Final = 65_533
_MARK, _APP1, _SCAN = 0xFF, 0xE1, 0xDA
_FIRST_SEGMENTS: Final = frozenset({0xE0, _APP1})  # JFIF and Exif come first
_NO_SEGMENTS: Final = frozenset({0x00, 0xD8, 0xD9, _MARK})
_XMP_FLAG, _ALPHA_FLAG = 0x04, 0x10

Part = tuple[bytes, bytes]
"""A piece of a file: its name, and all of its bytes as they lie there."""


class _Unreadable(Exception):
    """The file is not built as its kind should be, or must not be changed."""


def embed(data: bytes, packet: bytes) -> bytes:
    """The file with this packet in place of any other one."""
    try:
        match _kind(data):
            case "png":
                return _into_png(data, packet)
            case "jpeg" if len(packet) + len(_JPEG_NAME) + 2 <= _LONGEST_SEGMENT:
                return _into_jpeg(data, packet)
            case "webp":
                return _into_webp(data, packet)
            case _:
                return data
    except (_Unreadable, struct.error, IndexError):
        return data


def remove(data: bytes) -> bytes:
    """The file without its packet: what `embed` was given, unless that had one, or a bare WebP."""
    try:
        match _kind(data):
            case "png":
                kept = [raw for name, raw in _png_chunks(data) if not _is_png_packet(name, raw)]
                return b"".join([_PNG, *kept])
            case "jpeg":
                segments, picture = _jpeg_segments(data)
                kept = [raw for name, raw in segments if name not in _JPEG_NAMES]
                return b"".join([data[:2], *kept, data[picture:]])
            case _:
                return data
    except (_Unreadable, struct.error, IndexError):
        return data


def extract(data: bytes) -> bytes | None:
    """The packet of the file; None where it has none that can be read."""
    try:
        match _kind(data):
            case "png":
                found = (_png_text(raw) for name, raw in _png_chunks(data) if name == b"iTXt")
            case "jpeg":
                segments, _ = _jpeg_segments(data)
                found = (raw[4 + len(_JPEG_NAME) :] for name, raw in segments if name == _JPEG_NAME)
            case "webp":
                found = (_webp_body(raw) for name, raw in _webp_chunks(data) if name == b"XMP ")
            case _:
                return None
        return next((packet for packet in found if packet is not None), None)
    except (_Unreadable, struct.error, IndexError):
        return None


def _kind(data: bytes) -> str:
    if data.startswith(_PNG):
        return "png"
    if data.startswith(b"\xff\xd8\xff"):
        return "jpeg"
    return "webp" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else ""


def _png_chunks(data: bytes) -> Iterator[Part]:
    at = len(_PNG)
    while at < len(data):
        (size,) = struct.unpack_from(">I", data, at)
        end = at + 12 + size
        if end > len(data):
            raise _Unreadable
        name = data[at + 4 : at + 8]
        yield name, data[at:end]
        if name == b"IEND":
            return
        at = end


def _is_png_packet(name: bytes, raw: bytes) -> bool:
    return name == b"iTXt" and raw.startswith(_PNG_KEYWORD, 8)


def _png_text(raw: bytes) -> bytes | None:
    """The words of an iTXt chunk of ours; compressed ones are not read: they may be bombs."""
    body = raw[8:-4]
    if not body.startswith(_PNG_KEYWORD) or body[len(_PNG_KEYWORD)] != 0:
        return None
    words = body[len(_PNG_KEYWORD) + 2 :].split(b"\0", 2)
    return words[2] if len(words) == 3 else None  # noqa: PLR2004 - language, keyword, text


def _into_png(data: bytes, packet: bytes) -> bytes:
    chunks = list(_png_chunks(data))
    names = [name for name, _ in chunks]
    if names[:1] != [b"IHDR"] or names[-1:] != [b"IEND"] or b"caBX" in names:
        raise _Unreadable
    body = b"iTXt" + _PNG_KEYWORD + b"\0\0\0\0" + packet
    ours = struct.pack(">I", len(body) - 4) + body + struct.pack(">I", zlib.crc32(body))
    kept = [raw for name, raw in chunks[1:] if not _is_png_packet(name, raw)]
    return b"".join([_PNG, chunks[0][1], ours, *kept])


def _jpeg_segments(data: bytes) -> tuple[list[Part], int]:
    """The segments before the picture itself, and where it begins."""
    segments: list[Part] = []
    at = 2
    while data[at + 1] != _SCAN:
        marker = data[at + 1]
        (size,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + size
        if data[at] != _MARK or marker in _NO_SEGMENTS or end > len(data):
            raise _Unreadable
        raw = data[at:end]
        known = (one for one in (_JPEG_NAME, _JPEG_MORE) if raw.startswith(one, 4))
        segments.append((next(known, raw[:2]) if marker == _APP1 else raw[:2], raw))
        at = end
    return segments, at


def _into_jpeg(data: bytes, packet: bytes) -> bytes:
    segments, picture = _jpeg_segments(data)
    if any(name == b"\xff\xeb" and b"jumb" in raw[:64] for name, raw in segments):
        raise _Unreadable
    kept = [raw for name, raw in segments if name not in _JPEG_NAMES]
    first = 0
    while first < len(kept) and kept[first][1] in _FIRST_SEGMENTS:
        first += 1
    body = _JPEG_NAME + packet
    ours = b"\xff\xe1" + struct.pack(">H", len(body) + 2) + body
    return b"".join([data[:2], *kept[:first], ours, *kept[first:], data[picture:]])


def _webp_chunks(data: bytes) -> Iterator[Part]:
    (size,) = struct.unpack_from("<I", data, 4)
    end_of_file, at = size + 8, 12
    if end_of_file > len(data):
        raise _Unreadable
    while at < end_of_file:
        (length,) = struct.unpack_from("<I", data, at + 4)
        end = at + 8 + length
        if end > len(data):
            raise _Unreadable
        yield data[at : at + 4], data[at:end]
        at = end + length % 2


def _webp_body(raw: bytes) -> bytes:
    return raw[8:]


def _webp_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body


def _into_webp(data: bytes, packet: bytes) -> bytes:
    chunks = list(_webp_chunks(data))
    names = [name for name, _ in chunks]
    if b"C2PA" in names:
        raise _Unreadable
    kept = [raw for name, raw in chunks if name != b"XMP "]
    if names[0] == b"VP8X":
        first = bytearray(kept[0])
        first[8] |= _XMP_FLAG
        kept[0] = bytes(first)
    else:
        kept.insert(0, _extended_header(*chunks[0]))
    kept.append(_webp_chunk(b"XMP ", packet))
    body = b"WEBP" + b"".join(raw + b"\0" * (len(raw) % 2) for raw in kept)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _extended_header(name: bytes, raw: bytes) -> bytes:
    """What a plain WebP needs to hold more than its picture: the size, and whether it has alpha."""
    body, flags = raw[8:], _XMP_FLAG
    if name == b"VP8L" and body[0] == 0x2F:  # noqa: PLR2004 - its signature
        (bits,) = struct.unpack_from("<I", body, 1)
        width, height = bits & 0x3FFF, bits >> 14 & 0x3FFF
        flags |= _ALPHA_FLAG if bits >> 28 & 1 else 0
    elif name == b"VP8 " and body[3:6] == b"\x9d\x01\x2a":
        across, down = struct.unpack_from("<HH", body, 6)
        width, height = (across & 0x3FFF) - 1, (down & 0x3FFF) - 1
    else:
        raise _Unreadable
    size = width.to_bytes(3, "little") + height.to_bytes(3, "little")
    return _webp_chunk(b"VP8X", bytes([flags, 0, 0, 0]) + size)
