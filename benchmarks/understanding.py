"""What the rules need for usual messages, against a bare agent run with one trivial tool."""

import time

from agent.context import ChatPicture, ChatView
from agent.understanding.message import understand
from benchmarks.report import Figure, at_least, plain
from benchmarks.turn import bare_run

MESSAGES = 300
ROUNDS = 5
RATIO = 1.0
USUAL = (
    "draw a red fox in the snow",
    "make it night",
    "upscale the second one",
    "what did I spend?",
    "my daughter loves it, could you put a hat on him?",
)
CAPTIONS = ("a red fox in the snow", "a castle on a hill")
VIEW = ChatView(
    pictures=tuple(
        ChatPicture(
            n=n, handle=f"pic-{n}00", state="done", caption=caption, current=n == len(CAPTIONS)
        )
        for n, caption in enumerate(CAPTIONS, 1)
    )
)


async def measure() -> list[Figure]:
    """Messages a second that the rules understand, as a share of the bare runs."""
    _understood(20)
    await bare_run(20)
    rates, bares = [], []
    for _ in range(ROUNDS):
        # In turns, so that both meet the same machine.
        bares.append(await bare_run(MESSAGES))
        rates.append(_understood(MESSAGES))
    bare, ours = max(bares), max(rates)
    return [
        plain("understanding", "bare agent.run, one tool", bare, "messages/s"),
        plain("understanding", "understood by the rules", ours, "messages/s"),
        at_least("understanding", "ratio", ours / bare, unit="", target=RATIO),
    ]


def _understood(messages: int) -> float:
    begun = time.perf_counter()
    for number in range(messages):
        understand(USUAL[number % len(USUAL)], VIEW)
    return messages / (time.perf_counter() - begun)
