"""A chat and a server speak a language of their own, which administrators settle."""

from dataclasses import replace

import pytest

from agent.models import build_models
from bots.ports import Card, ChatRef
from jobs.queue import Bell
from storage.rights import EVERYWHERE
from tests.scenario.conversation.chat import Call, Script
from tests.scenario.jobs.world import World
from tests.scenario.rights.room import ALONE, ANA, BO, HERE, Room
from tools.conductor import Conductor
from tools.rights import Role

ART = ChatRef(platform="recorded", chat="art", server="studio")
TALK = ChatRef(platform="recorded", chat="talk", server="studio")
FOX = "draw a red fox in the snow"


def labels(card: Card) -> list[str]:
    return [button.label for button in card.buttons]


async def spoken(room: Room, ref: ChatRef) -> str:
    """What Bo is told and shown there of an English wish: the language of both."""
    (said, *_) = await room.says(FOX, who=BO, ref=ref)
    edit = next(one for one in labels(room.adapter.cards[-1]) if one.endswith("…"))
    told = {"Drawing": "edit…", "Dibujando": "editar…", "Ich": "ändern…", "Je": "modifier…"}
    begins = said.split()[0]
    assert told[begins] == edit
    return {"Drawing": "en", "Dibujando": "es", "Ich": "de", "Je": "fr"}[begins]


async def test_a_server_speaks_what_its_administrator_settles_at_once(room: Room) -> None:
    said = await room.typed("settings", "language Spanish for server", ref=ART)
    assert said == "language es ahora es para este servidor."
    assert await spoken(room, ART) == "es"
    assert await spoken(room, TALK) == "es", "it is the server's"
    assert await spoken(room, HERE) == "en", "it is that server's alone"
    said = await room.typed("settings", "language default for server", ref=ART)
    assert said == "language is back to the default for this server."
    assert await spoken(room, TALK) == "en"


async def test_the_nearest_counts_and_ones_own_choice_before_all(room: Room) -> None:
    await room.is_now(ANA, Role.OWNER, EVERYWHERE)
    await room.typed("settings", "language it everywhere")
    await room.typed("settings", "language es for server", ref=ART)
    await room.typed("settings", "language fr for this chat", ref=ART)
    assert await spoken(room, ART) == "fr"
    assert await spoken(room, TALK) == "es"
    assert (await room.says("hello", who=BO, ref=HERE))[0].startswith("Ciao")
    await room.typed("settings", "language Deutsch", who=BO, ref=TALK)
    assert await spoken(room, ART) == "de"
    assert await spoken(room, TALK) == "de"
    assert "language: de" in await room.typed("settings", "", who=BO, ref=ART)


async def test_only_an_administrator_settles_it(room: Room) -> None:
    for words in ("language es for server", "language es for this chat"):
        refused = await room.typed("settings", words, who=BO, ref=ART)
        assert refused.endswith("Only an administrator of this chat can do that.")
    (refused,) = await room.says("set the language of this server to Spanish", who=BO, ref=ART)
    assert "Only an administrator of this chat can do that." in refused
    assert "Only the owner" in await room.typed("settings", "language es everywhere", ref=ART)
    assert await spoken(room, ART) == "en"


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("set the language of this server to Spanish", "language es ahora es para este servidor."),
        ("please speak French on this server", "language est maintenant fr pour ce serveur."),
        ("stell die Sprache dieses Servers auf Deutsch", "language ist jetzt für diesen Server:"),
        ("change the language of this channel to Spanish", "language es ahora es para este chat."),
        ("change my language to German", "language ist jetzt für dich: de."),
    ],
)
async def test_it_is_settled_in_plain_words(room: Room, words: str, answer: str) -> None:
    (said,) = await room.says(words, ref=ART)
    assert answer in said


async def test_a_language_that_is_not_spoken_is_refused_in_a_sentence(room: Room) -> None:
    (said,) = await room.says("set the language of this server to Klingon", ref=ART)
    assert "“klingon” is not possible for language; it should be 'en', 'es'" in said
    assert "“💥” is not possible" in await room.typed("settings", "language 💥 for server", ref=ART)
    assert await spoken(room, ART) == "en"


async def test_what_is_under_way_goes_on_in_it_although_nobody_is_there(room: Room) -> None:
    await room.typed("settings", "approve_above 0 for server", ref=ART)
    await room.says(FOX, who=BO, ref=ART)
    (asks,) = room.adapter.cards
    assert labels(asks) == ["approve", "decline"]
    await room.typed("settings", "language es for server", ref=ART)
    await room.presses(asks.buttons[0].data, who=BO, ref=ART)
    (done,) = room.adapter.cards
    assert "editar…" in labels(done)


async def test_refusals_runs_and_proposals_speak_it_too(room: Room) -> None:
    await room.typed("settings", "language es for server", ref=ART)
    assert "no hay ninguna imagen #77" in await room.typed("show", "#77", who=BO, ref=ART)
    await room.commands("batch", {"": "a fox; a boat"}, who=BO, ref=ART)
    assert "Una lista de 2 textos" in " ".join(room.words)
    await room.commands("enhance", {"": "a fox"}, who=BO, ref=ART)
    assert room.adapter.cards[-1].language == "es"
    assert all(card.language == "es" for card in room.adapter.cards)


async def test_a_card_speaks_what_its_wish_was_said_in(room: Room) -> None:
    """“zorro rojo” alone tells no language; “dibuja” does, and is no part of the prompt."""
    await room.says("dibuja zorro rojo", who=BO)
    drawn = room.adapter.cards[-1]
    assert "editar…" in labels(drawn)
    vary = next(one for one in drawn.buttons if one.label == "variar")
    await room.presses(vary.data, who=BO)
    assert "editar…" in labels(room.adapter.cards[-1])
    await room.commands("show", {"": "#1"}, who=BO)
    assert "editar…" in labels(room.adapter.cards[-1])
    await room.typed("settings", "language de for this chat")
    await room.commands("show", {"": "#1"}, who=BO)
    assert "ändern…" in labels(room.adapter.cards[-1]), "what is settled comes before"


async def test_who_is_alone_with_the_bot_is_not_spoken_to_as_in_the_server(room: Room) -> None:
    await room.typed("settings", "language es for server", ref=ART)
    assert await spoken(room, replace(ALONE, chat="bo alone")) == "en"


async def test_a_language_model_is_told_it_and_an_english_prompt_changes_no_card(
    world: World,
) -> None:
    script = Script([(Call("generate", '{"prompt": "a red fox"}'),)])
    room = Room.of(world, script.model(), *build_models(()))
    await room.says("dibújame un zorro rojo", who=BO, ref=ART)
    assert [card.language for card in room.adapter.cards] == ["es"]
    assert '{"answer_in"' not in script.told[-1]
    await room.typed("settings", "language fr for server", ref=ART)
    await room.says("hazlo de día", who=BO, ref=ART)
    assert '{"answer_in":"fr"}' in script.told[-1]


async def test_a_step_of_a_run_that_is_refused_is_told_in_it(room: Room) -> None:
    conductor = Conductor(services=room.services)
    room.world.queue.on(Bell.CONDUCT, conductor.advance)
    await room.typed("settings", "language es for server", ref=ART)
    await room.commands("batch", {"": "a fox; a boat", "ask": "yes"}, who=BO, ref=ART)
    asks = room.adapter.cards[-1]
    await room.typed("settings", "closed 00:00-23:59 for server", ref=ART)
    await room.presses(asks.buttons[0].data, who=BO, ref=ART)
    assert "A esta hora aquí no se dibuja" in "\n".join(room.adapter.cards[-1].lines)
