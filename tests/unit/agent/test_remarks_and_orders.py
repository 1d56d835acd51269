"""A remark and then an order: whatever is remarked, the picture that is there is changed."""

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
