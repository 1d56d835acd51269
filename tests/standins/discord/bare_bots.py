"""What people build with discord.py in fifteen lines: `… bare_bots echo|agent API GATEWAY TOKEN`.

The baseline that a whole bot is measured against. It answers text, and remembers nothing.
"""

import sys

from pydantic_ai import Agent
from pydantic_ai.messages import ModelMessage, ModelResponse, TextPart
from pydantic_ai.models.function import AgentInfo, FunctionModel
from yarl import URL

import discord
from discord.gateway import DiscordWebSocket
from discord.http import Route


async def scripted(_: list[ModelMessage], __: AgentInfo) -> ModelResponse:
    return ModelResponse(parts=[TextPart("I draw pictures: tell me what you would like to see.")])


class Bot(discord.Client):
    agent = Agent(FunctionModel(scripted, model_name="scripted"))
    thinks = False

    async def on_message(self, message: discord.Message) -> None:
        if message.author.bot or self.user not in message.mentions:
            return
        answer = (await self.agent.run(message.content)).output if self.thinks else "echo"
        await message.reply(answer)


def main() -> None:
    kind, Route.BASE, gateway, token = sys.argv[1:]
    DiscordWebSocket.DEFAULT_GATEWAY = URL(gateway)
    bot = Bot(intents=discord.Intents.default())
    bot.thinks = kind == "agent"
    bot.run(token, log_handler=None)


if __name__ == "__main__":
    main()
