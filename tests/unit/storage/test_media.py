"""Files: there entirely or not at all, in a folder, in memory, in a bucket."""

import hashlib
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio
from obstore.store import LocalStore

from storage.errors import MediaMissing, StoreFull, StoreUnavailable
from storage.media import Media, key_for
from tests.standins.bucket import Bucket


@pytest_asyncio.fixture
async def bucket() -> AsyncIterator[tuple[Bucket, str]]:
    stand_in = Bucket()
    async with stand_in.served() as address:
        yield stand_in, address


@pytest_asyncio.fixture(params=["folder", "file", "memory", "s3"])
async def media(
    request: pytest.FixtureRequest, tmp_path: Path, bucket: tuple[Bucket, str]
) -> Media:
    addresses = {
        "folder": str(tmp_path / "made at first" / "media"),
        "file": f"file://{tmp_path}/made%20here",
        "memory": "memory://",
        "s3": bucket[1],
    }
    return await Media.open(addresses[request.param])


async def test_what_goes_in_comes_out(media: Media) -> None:
    data = bytes(range(256)) * 500
    key = key_for(hashlib.sha256(data).hexdigest(), "image/png")
    for _ in range(2):
        await media.put(key, data)
    assert await media.get(key) == data
    await media.delete(key)
    await media.delete(key)
    with pytest.raises(MediaMissing) as missing:
        await media.get(key)
    assert missing.value.key == key


def test_a_key_is_the_hash_fanned_out() -> None:
    assert key_for("abcdef", "image/jpeg") == "ab/cd/abcdef.jpg"
    assert Media.key_for("abcdef", "text/html") == "ab/cd/abcdef.bin"


async def test_a_bucket_keeps_files_under_its_prefix(bucket: tuple[Bucket, str]) -> None:
    stand_in, url = bucket
    media = await Media.open(url)
    await media.put("ab/x.png", b"1")
    assert stand_in.objects == {"/pictures/deep/ab/x.png": b"1"}
    stand_in.broken = True
    with pytest.raises(StoreUnavailable):
        await media.get("ab/x.png")
    with pytest.raises(StoreUnavailable):
        await media.put("k", b"1")
    with pytest.raises(StoreUnavailable):
        await media.delete("ab/x.png")


async def test_a_full_disk_is_refused_before_it_is_full(tmp_path: Path) -> None:
    free = 40 * 1024 * 1024
    media = Media(LocalStore(tmp_path), folder=tmp_path, free_bytes=lambda _: free)
    await media.put("a/fits", bytes(1000))
    with pytest.raises(StoreFull):
        await media.put("a/large", bytes(9 * 1024 * 1024))
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["fits"]


async def test_a_folder_that_cannot_be_written_is_unavailable(tmp_path: Path) -> None:
    (tmp_path / "occupied").write_text("a file where a folder must go")
    media = await Media.open(str(tmp_path))
    with pytest.raises(StoreUnavailable):
        await media.put("occupied/x.png", b"1")
    with pytest.raises(StoreUnavailable):
        await Media.open(str(tmp_path / "occupied" / "media"))


@pytest.mark.parametrize("url", ["ftp://host/x", "s3://bucket?nonsense=1"])
async def test_an_impossible_address_is_refused(url: str) -> None:
    with pytest.raises(StoreUnavailable):
        await Media.open(url)


@pytest.mark.parametrize("key", ["../outside", "/../outside", "a//b"])
async def test_a_key_never_leaves_the_folder(tmp_path: Path, key: str) -> None:
    media = await Media.open(str(tmp_path / "media"))
    with pytest.raises(StoreUnavailable):
        await media.put(key, b"1")
    assert not (tmp_path / "outside").exists()
