"""A list of prompts as a file on the page: one price, one card, and all originals together."""

import io
from dataclasses import dataclass, field
from zipfile import ZipFile

import pytest

from bots.delivery import Deliverer
from bots.ports import Phase
from bots.router import Router
from bots.webbot.adapter import WebAdapter
from bots.webbot.bells import Bells
from bots.webbot.bodies import Kind, ShownCard, ShownFile, Text
from bots.webbot.talk import Talk, Words
from bots.webbot.visitors import Visitor
from jobs.queue import Bell
from storage import gallery
from storage.gallery import Wanted
from storage.web_chats import WebChat
from storage.web_messages import WebMessage
from tests.scenario.console.session import services_of, turns_of
from tests.scenario.jobs.world import World
from tests.scenario.web.test_talk import ana_of
from tools.carrying import carried
from tools.conductor import Conductor

TABLE = b"prompt;ratio;model\na red fox;1:1;z-image\na blue boat;;\nan owl;;\n"


@dataclass
class Page:
    """Ana's open chat, with the whole bot behind it."""

    world: World
    talk: Talk = field(init=False)
    ana: Visitor = field(init=False)
    chat: WebChat = field(init=False)

    async def opened(self) -> "Page":
        world, services = self.world, services_of(self.world)
        adapter = WebAdapter(
            db=world.db, media=world.media, bells=Bells(), clock=world.clock, ids=world.ids
        )
        deliverer = Deliverer(
            db=world.db,
            media=world.media,
            queue=world.queue,
            adapters={"web": adapter},
            clock=world.clock,
            ids=world.ids,
        )
        world.queue.on(Bell.DELIVER, deliverer.deliver)
        world.queue.on(Bell.CONDUCT, Conductor(services=services).advance)
        turns = turns_of(services)
        self.talk = Talk(services=services, adapter=adapter)
        self.talk.listen(Router(services=services, turns=turns, random=world.random.randbytes))
        self.ana = await ana_of(world)
        self.chat = await self.talk.begin(self.ana)
        return self

    async def sends(self, data: bytes, words: str = "") -> None:
        file = await self.talk.adapter.keep_file("wishes.csv", "text/csv", data)
        await self.talk.send(self.ana, self.chat, Words(text=words, files=[file]))
        await self.world.queue.drain()

    async def presses(self, label: str) -> None:
        message, card = await self.card()
        data = next(one.data for one in card.buttons if one.label == label)
        await self.talk.press(self.ana, message, data)
        await self.world.queue.drain()

    async def card(self) -> tuple[WebMessage, ShownCard]:
        """The last card, as the page shows it."""
        messages = [one for one in await self.talk.messages(self.chat) if one.kind == Kind.CARD]
        return messages[-1], ShownCard.model_validate(messages[-1].body)

    async def said(self) -> list[str]:
        told = [one for one in await self.talk.messages(self.chat) if one.kind == Kind.TOLD]
        return [Text.model_validate(one.body).text for one in told]


@pytest.fixture
async def page(world: World) -> Page:
    return await Page(world).opened()


async def test_a_list_is_quoted_approved_followed_on_its_card_and_fetched_as_one_zip(
    page: Page,
) -> None:
    await page.sends(TABLE, "in 16:9")
    (quote,) = await page.said()
    assert "comes to 1 step, 3 pictures" in quote
    assert page.world.debits == [], "a file is no order"

    await page.presses("approve")
    _, card = await page.card()
    assert card.phase is Phase.WORKING
    await page.world.turn(60)
    _, card = await page.card()
    assert card.phase is Phase.RESULT
    assert len(card.pictures) == 3

    await page.presses("all as zip")
    (sent,) = [one for one in await page.talk.messages(page.chat) if one.kind == Kind.FILE]
    file = ShownFile.model_validate(sent.body).file
    assert file is not None
    archive = ZipFile(io.BytesIO(await page.world.media.get(file.key)))
    async with page.world.db.read() as tx:
        drawn = await gallery.page(tx, Wanted(), limit=9)
    kept = {
        f"{one.number}-{one.handle}.png": await carried(page.world.db, page.world.media, one)
        for one in drawn
    }
    assert {name: archive.read(name) for name in archive.namelist()} == kept


async def test_a_list_with_bad_rows_costs_nothing_and_names_them(page: Page) -> None:
    await page.sends(b"prompt,ratio\na fox,16:9\na boat,wide\n,1:1\n")
    _, card = await page.card()
    assert card.phase is Phase.FAILED
    told = "\n".join(card.lines)
    assert "Row 3" in told
    assert "Row 4: the prompt is missing." in told
    assert page.world.debits == []
