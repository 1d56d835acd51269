"""A whole chat turn against a bare agent run with one trivial tool."""

import asyncio
import time
from pathlib import Path

from pydantic_ai import Agent
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart, ToolCallPart, ToolReturnPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from benchmarks.report import Figure, at_least, plain
from benchmarks.rig import SilentChat, fresh_folder, parts, settings_in
from bots.ports import ChatRef, Incoming, Sender

MESSAGES = 300
CHATS = 20
ROUNDS = 5
RATIO = 0.6


async def measure() -> list[Figure]:
    """Messages a second through intake, agent, tool and job row, as a share of the bare runs."""
    await bare_run(20)
    with fresh_folder() as folder:
        chat = SilentChat()
        async with parts(settings_in(Path(folder)), chat) as container:
            async with asyncio.TaskGroup() as group:
                group.create_task(container.intake.run())
                clock, intake = container.clock, container.intake

                async def say(number: int) -> None:
                    await intake.message(
                        chat,
                        Incoming(
                            ref=ChatRef(platform="silent", chat=str(number % CHATS)),
                            message_id=str(number),
                            sender=Sender(id=str(number % CHATS), name="Ana"),
                            text=f"a red fox number {number} in the snow, watercolour",
                            received_at=clock(),
                        ),
                    )

                rates, bares = [], []
                for round_ in range(ROUNDS):
                    # In turns, so that both meet the same machine.
                    bares.append(await bare_run(MESSAGES))
                    first = round_ * MESSAGES
                    begun = time.perf_counter()
                    await asyncio.gather(*(say(first + n) for n in range(MESSAGES)))
                    for n in range(CHATS):
                        await intake.settled(ChatRef(platform="silent", chat=str(n)))
                    rates.append(MESSAGES / (time.perf_counter() - begun))
                intake.stop()
    bare, ours = max(bares), max(rates[1:])
    return [
        plain("turn", "bare agent.run, one tool", bare, "messages/s"),
        plain("turn", "whole turn, rules model", ours, "messages/s"),
        at_least("turn", "ratio", ours / bare, unit="", target=RATIO),
        plain("turn", "growth (last round / second)", rates[-1] / rates[1], ""),
    ]


async def bare_run(messages: int) -> float:
    """Runs a second of an agent with one trivial tool and no model behind it."""

    async def answer(history: list[ModelMessage], _: AgentInfo) -> ModelResponse:
        last = history[-1].parts[-1]
        if isinstance(last, ToolReturnPart):
            return ModelResponse(parts=[TextPart("Drawing it.")])
        return ModelResponse(parts=[ToolCallPart("draw", {"prompt": "a red fox"})])

    agent = Agent(FunctionModel(answer, model_name="bare"))

    @agent.tool_plain
    async def draw(prompt: str) -> str:
        return f"drawing {prompt}"

    begun = time.perf_counter()
    for start in range(0, messages, CHATS):
        await asyncio.gather(*(agent.run(f"draw {start + n}") for n in range(CHATS)))
    return messages / (time.perf_counter() - begun)
