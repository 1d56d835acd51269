"""What ours is compared with: `python -m tests.standins.telegram.bare_bots KIND TOKEN API_BASE`.

KIND is echo or agent: the few lines that everybody begins with.
"""

import sys
from typing import Any

from pydantic_ai import Agent
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, FunctionModel

from telegram import Update
from telegram.ext import ApplicationBuilder, MessageHandler, filters


async def say(_messages: list[ModelMessage], _info: AgentInfo) -> ModelResponse:
    """The scripted model, without latency."""
    return ModelResponse(parts=[TextPart("I draw pictures. Tell me what you would like to see.")])


agent = Agent(FunctionModel(say, model_name="scripted"))


async def echo(update: Update, _context: Any) -> None:
    """Say it back."""
    if update.message and update.message.text:
        await update.message.reply_text(update.message.text)


async def answer(update: Update, _context: Any) -> None:
    """Let the agent answer."""
    if update.message and update.message.text:
        run = await agent.run(update.message.text)
        await update.message.reply_text(run.output)


def main(kind: str, token: str, api_base: str) -> None:
    """Poll until the process is ended."""
    builder = ApplicationBuilder().token(token).base_url(api_base).concurrent_updates(True)  # noqa: FBT003 - the library's own switch
    application = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo if kind == "echo" else answer))
    application.run_polling()


if __name__ == "__main__":
    main(*sys.argv[1:])
