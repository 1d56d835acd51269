"""Remarks and orders in one message: the order is done, remarks alone cost nothing."""

from itertools import cycle

import pytest

from agent.understanding.message import understand
from tests.unit.agent.test_kin import chat

REMARKS = (
    "mum said it's perfect",
    "my wife likes it",
    "the kids adore this",
    "everyone liked it",
    "our client is happy",
    "my boss wants changes",
    "they all laughed",
    "wow thats amazing",
    "not quite right",
    "i love the colours",
    "this is great for our shop",
    "hmm not sure",
    "we voted",
    "my son says no",
    "looks nice",
    "so close",
    "too plain for me",
    "that's the one",
    "very good",
    "it's for my nan's birthday",
    "we printed it",
    "thanks so much",
    "good start",
    "nice but boring",
)
ORDERS = (
    "make it brighter",
    "make the sky pink",
    "add a dog",
    "can you remove the fence",
    "turn it into a cartoon",
    "could you put a hat on him",
    "now make it night",
    "give it more contrast",
    "swap the car for a bike",
    "i want the door red",
    "the boat should be blue",
)
JOINTS = (", ", ". ", " - ")


@pytest.mark.parametrize("remark", REMARKS)
def test_what_is_remarked_before_an_order_neither_draws_anew_nor_swallows_it(remark: str) -> None:
    view = chat("a man on a boat near a fence with a car, a bird and a door")
    joints = cycle(JOINTS)
    for order in ORDERS:
        said = f"{remark}{next(joints)}{order}"
        tools = {call.tool for call in understand(said, view).calls}
        assert tools in ({"edit"}, {"relight"}, {"edit", "relight"}), said


AROUND = (
    "wait {}",
    "cute but {}",
    "love it but {}",
    "quick before the meeting, {}",
    "this goes on a card, so {}",
    "my boss hates it so {}",
    "the theme is pirates, so {}",
    "Beta, {}",
    "you know what, {}",
    "on second thought {}",
    "{} or my roommates will disown me",
    "{}, customers eat with their eyes first",
    "{} so the group can vote",
    "{}. I am a genius",
    "{} before I send it to print",
    "{}, I'll print it tonight",
    "{}, what do you think?",
    "{}, it looks empty otherwise",
)
MORE_ORDERS = (
    *ORDERS,
    "what if it was winter",
    "write AHOY on the boat",
    "would you hang lanterns on the fence",
    "could you work in a rubber duck",
    "how about a second bird",
    "it needs more contrast",
)
CHANGES = {"edit", "relight", "style_transfer"}


@pytest.mark.parametrize("around", AROUND)
def test_an_order_is_done_whatever_is_said_around_it(around: str) -> None:
    view = chat("a man on a boat near a fence with a car, a bird and a door")
    for order in MORE_ORDERS:
        tools = {call.tool for call in understand(around.format(order), view).calls}
        assert tools, around.format(order)
        assert tools <= CHANGES, around.format(order)


TALK = {
    "english": (
        "love it",
        "this made my day",
        "I'll print it tonight",
        "my sister has one just like him",
        "off to bed",
        "no rush",
        "back in 5",
        "let's see what the boss says",
        "lol his face",
        "nobody believes it's AI",
    ),
    "spanish": ("a mi mujer le encanta", "es para el cartel de la tienda", "jajaja qué risa"),
    "portuguese": ("minha mulher adorou", "é pro cartaz da loja", "quase lá"),
    "french": ("ma femme adore", "c'est pour l'affiche du magasin", "mdr la tête qu'il a"),
    "german": ("meine Frau liebt es", "ist für das Plakat vom Laden", "ich kann nicht mehr"),
    "italian": ("a mia moglie piace un sacco", "è per il volantino del negozio", "grazie"),
}


@pytest.mark.parametrize("language", TALK)
def test_remarks_in_a_row_cost_nothing(language: str) -> None:
    view = chat("a llama in a tuxedo")
    for one in TALK[language]:
        for other, joint in zip(TALK[language], cycle(JOINTS), strict=False):
            if one != other:
                assert understand(one + joint + other, view).calls == (), one + joint + other


PICTURES = ("a lighthouse at dusk", "a man on a boat near a fence", "a bowl of lemons")


@pytest.mark.parametrize(
    "named",
    [
        "#2: {}",
        "go back to the second one and {}",
        "back to 2, {}",
        "2 please, {}",
        "not the lemons, the boat. {}",
        "my favourite is the second one, {}",
        "I keep coming back to the man on the boat. {}",
        "second one is nice. {}",
    ],
)
def test_a_picture_is_named_and_then_what_is_to_become_of_it(named: str) -> None:
    for order in ("add a dog", "no people", "less dark", "try it in blue", "bigger waves"):
        calls = understand(named.format(order), chat(*PICTURES)).calls
        assert [one.tool for one in calls if one.tool != "show"] == ["edit"], named.format(order)
        assert {one.arguments["picture"] for one in calls} == {"#2"}, named.format(order)


def test_what_is_set_in_the_same_message_holds_for_the_wish_alone() -> None:
    said = "this goes on a card, so could you work in a rubber duck, 16:9"
    (call,) = understand(said, chat("a baby elephant in a bathtub")).calls
    assert call.tool == "edit"
    assert call.arguments["ratio"] == "16:9"
