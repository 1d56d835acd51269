"""Pictures are found by words, alike on both engines, and whatever becomes of the pictures."""

from dataclasses import replace
from typing import Any

import pytest
import sqlalchemy as sa

from storage import favourites, gallery, image_tags, images, joining, removal
from storage.gallery import Wanted
from storage.image_tags import tag_of
from storage.images import Image
from storage.tables import image
from tests.contract.records import NOON, World, somebody, somewhere

SIX = {
    "en": ("A red fox, asleep", "fox asleep"),
    "es": ("Un ñandú y un CAMIÓN en otoño", "camion nandu"),
    "pt": ("Um avião sobre São João", "sao joao aviao"),
    "fr": ("Une forêt l'été, à l'aube", "foret ete"),
    "de": ("Straße mit Äpfeln", "straße apfeln"),
    "it": ("Perché la città è blu", "citta perche"),
}


async def find(world: World, words: str, *, size: int = 9, **narrowed: Any) -> list[Image]:
    """Every page of what is found for somebody, put together."""
    wanted = Wanted(**{"person_id": world.person.id, "words": words, **narrowed})
    found: list[Image] = []
    async with world.db.read() as tx:
        while page := await gallery.page(
            tx,
            wanted,
            before=found[-1].id if found else None,
            limit=size,
        ):
            assert len(page) <= size
            found += page
    return found


async def numbers(world: World, words: str, *, size: int = 9, **narrowed: Any) -> list[int]:
    return [one.number for one in await find(world, words, size=size, **narrowed)]


async def test_six_languages_are_found_with_marks_and_without(world: World) -> None:
    await world.stored_images(*(told for told, _ in SIX.values()))
    for number, (told, asked) in enumerate(SIX.values(), 1):
        assert await numbers(world, told) == [number]
        assert await numbers(world, asked) == [number]
        assert await numbers(world, asked.upper()) == [number] or "ß" in asked
        assert await numbers(world, f"{asked} zebra") == []


async def test_whole_words_come_before_beginnings_and_new_before_old(world: World) -> None:
    await world.stored_images("snow leopard", "snowman", "a man in snow", "snowfall at sea", "sea")
    assert await numbers(world, "snow") == [3, 1, 4, 2]
    assert await numbers(world, "SNOW", size=1) == [3, 1, 4, 2]
    assert await numbers(world, "snow", size=3) == [3, 1, 4, 2]
    assert await numbers(world, "sea snow") == [4], "in any order, the last may be a beginning"
    assert await numbers(world, "sno sea") == [], "only the last"


async def test_captions_and_handles_count_and_the_empty_search_is_none(world: World) -> None:
    (fox,) = await world.stored_images("something red")
    assert await find(world, "a fox") == [fox], "its caption"
    assert await find(world, fox.handle) == [fox]
    assert await find(world, "  ") == [fox]


HOSTILE = (
    '"',
    "'",
    "''; DROP TABLE image; --",
    "fox\0owl",
    "\0",
    "fox* OR owl",
    "NEAR(fox owl)",
    "fox & !owl | <->",
    "words : fox",
    "scope:p^fox",
    "{scope} : *",
    "-fox",
    "(fox",
    "\\",
    "%_%",
    "🦊 ♥ …",
    "\ud800",
    "हिन्दी 狐狸 여우 лиса",
    "\u0301\u0301",
    "x" * 10_000,
    "fox " * 2_500,
    "\U000e0001 \u200b",
)


async def test_hostile_words_are_words(world: World) -> None:
    await world.stored_images("a wolf", "an owl")
    for hostile in HOSTILE:
        for words in (hostile, f"wolf {hostile}", f"{hostile} wolf"):
            assert set(await numbers(world, words)) <= {1, 2}, words[:40]
    assert await numbers(world, "wolf") == [1]


async def test_what_is_asked_is_no_syntax(world: World) -> None:
    await world.stored_images("lynx", "owl", "lynx or owl", "not owl", "100% of a_lynx\\")
    assert await numbers(world, "lynx OR owl") == [3]
    assert await numbers(world, "NOT owl") == [4]
    assert await numbers(world, "-owl") == [4, 3, 2]
    assert await numbers(world, "100%") == [5]
    assert await numbers(world, "of_lynx") == [5]
    assert await numbers(world, "%") == []


ODD = (
    ("fox.in.snow at sea", "snow"),
    ("and/or, 7-2", "2"),
    ("a@b.example says hi", "hi"),
    ("https://example.org/fox?a=1", "fox"),
    ("-5 degrees", "5"),
    ("3.25 miles", "25"),
    ("狐狸在雪中", "狐狸"),
    ("हिन्दी में", "हिन्दी"),
    ("여우가 잔다", "여우"),
    ("Лиса в снегу", "лиса"),
    ("x" * 300, "x" * 300),
    ("fox🦊 night", "fox night"),
    ("<b>fox</b> it's", "it's fox"),
)


async def test_odd_prompts_are_cut_into_words_alike(world: World) -> None:
    await world.stored_images(*(told for told, _ in ODD))
    for number, (_, asked) in enumerate(ODD, 1):
        assert number in await numbers(world, asked), asked


async def test_nobody_finds_what_is_another_persons_or_chats(world: World) -> None:
    fox, _ = await world.stored_images("a heron", "an owl")
    bo = await somebody(world.db, world.ids(), "bo")
    there = await somewhere(world.db, world.ids(), "elsewhere")
    far = replace(world.image(7, prompt="a heron"), person_id=bo.id, conversation_id=there.id)
    async with world.db.write() as tx:
        await images.insert(tx, far)
    assert await find(world, "heron") == [fox]
    assert await find(world, "heron", person_id=bo.id) == [far]
    assert await find(world, "heron", person_id=None, conversation_id=there.id) == [far]
    assert await find(world, "heron", conversation_id=there.id) == []
    assert await find(world, "heron", person_id=None) == [far, fox]
    # The marks of scopes are no words.
    assert await find(world, f"p{bo.id.hex}", person_id=None) == []
    assert await find(world, "p0", person_id=None) == []


async def test_words_and_the_other_ways_to_narrow_go_together(world: World) -> None:
    old, _, liked = await world.stored_images("a fox", "a fox", "a fox")
    tall_one = replace(
        world.image(4), width=100, height=200, model="flux", created_at=world.later(90)
    )
    async with world.db.write() as tx:
        await images.insert(tx, tall_one)
        await favourites.add(tx, world.person.id, liked.id, now=NOON)
        await favourites.add(tx, world.person.id, old.id, now=NOON)
    assert await numbers(world, "fox", form="tall") == [4]
    assert await numbers(world, "fox", model="flux") == [4]
    assert await numbers(world, "fox", since=world.later(60)) == [4]
    assert await numbers(world, "fox", until=world.later(60)) == [3, 2, 1]
    assert await numbers(world, "fox", liked_by=world.person.id, size=1) == [3, 1]
    assert await numbers(world, "", liked_by=world.person.id, size=1) == [3, 1]
    assert await numbers(world, "owl", liked_by=world.person.id) == []


async def test_tags_are_each_persons_own_and_go_with_the_picture(world: World) -> None:
    one, two, three = await world.stored_images("a lynx", "an owl", "a lynx at night")
    me, bo = world.person.id, (await somebody(world.db, world.ids(), "bo")).id
    async with world.db.write() as tx:
        for _ in range(2):
            await image_tags.add(tx, me, [one.id, two.id, three.id], "logo", now=NOON)
        await image_tags.add(tx, bo, [two.id, three.id], "logo", now=NOON)
        await image_tags.add(tx, bo, [two.id], "bird", now=NOON)
    assert await numbers(world, "", size=1, tagged_by=me, tag="logo") == [3, 2, 1]
    assert await numbers(world, "lynx", size=1, tagged_by=me, tag="logo") == [3, 1]
    assert await numbers(world, "", tagged_by=me, tag="bird") == []
    assert await numbers(world, "", person_id=None, tagged_by=bo, tag="logo") == [3, 2]
    async with world.db.write() as tx:
        assert await image_tags.remove(tx, me, [one.id, two.id], "logo") == 2
        assert await image_tags.remove(tx, me, [one.id], "logo") == 0
        assert await image_tags.of_images(tx, me, [two.id, three.id]) == {
            two.id: [],
            three.id: ["logo"],
        }
        await joining.join(tx, older=me, younger=bo)
        assert await image_tags.used(tx, me) == ["bird", "logo"]
        assert await image_tags.of_images(tx, me, [two.id]) == {two.id: ["bird", "logo"]}
        await removal.remove(tx, [two.id], NOON)
        assert await image_tags.used(tx, me) == ["logo"]


def test_a_tag_is_alike_however_it_is_written() -> None:
    assert {tag_of(text) for text in (" Logo  Ideas", "#logo ideas", "“LOGO\nideas”.")} == {
        "logo ideas"
    }
    assert tag_of("\0 #\u200b ") == ""


async def test_the_index_follows_whatever_becomes_of_a_picture(world: World) -> None:
    fox, owl = await world.stored_images("a heron", "a heron at night")
    bo = await somebody(world.db, world.ids(), "bo")
    async with world.db.write() as tx:
        await images.set_hidden(tx, owl.id, NOON)
        assert await gallery.page(tx, Wanted(words="heron"), limit=9) == [fox]
        await images.set_hidden(tx, owl.id, None)
        await joining.join(tx, older=bo.id, younger=world.person.id)
        assert await gallery.page(tx, Wanted(words="heron", person_id=fox.person_id), limit=9) == []
        theirs = await gallery.page(tx, Wanted(words="heron", person_id=bo.id), limit=9)
        assert [one.id for one in theirs] == [owl.id, fox.id]
        await tx.run(sa.update(image).where(image.c.id == fox.id).values(removal.BARE))
        await removal.remove(tx, [owl.id], NOON)
        assert await gallery.page(tx, Wanted(words="heron"), limit=9) == []
    assert await _indexed(world) == 1


async def test_what_is_rolled_back_is_not_found(world: World) -> None:
    class Oops(Exception):
        pass

    async def fails() -> None:
        async with world.db.write() as tx:
            await images.insert(tx, world.image(1))
            raise Oops

    with pytest.raises(Oops):
        await fails()
    assert await _indexed(world) == 0


async def _indexed(world: World) -> int:
    count = sa.select(sa.func.count()).select_from(sa.table("image_search"))
    async with world.db.read() as tx:
        ((found,),) = await tx.rows(count)
    return int(found)
