"""A small bot on an unmodified discord.py, with one of everything; also runs as a process.

As a process: `python discord_studio.py API_BASE GATEWAY_URL TOKEN`.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from io import BytesIO

import discord
import yarl
from discord import app_commands, ui
from discord.gateway import DiscordWebSocket
from discord.http import Route
from typing_extensions import override

MODELS = ["flux-dev", "flux-pro", "mystic"]
Asked = discord.Interaction[discord.Client]


class Form(ui.Modal, title="Change it"):
    """Words, a choice and a picture."""

    words = ui.Label[discord.ui.LayoutView](
        text="What to change", component=ui.TextInput(max_length=50)
    )
    model = ui.Label[discord.ui.LayoutView](
        text="Model",
        component=ui.Select(options=[discord.SelectOption(label=one) for one in MODELS]),
    )
    picture = ui.Label[discord.ui.LayoutView](
        text="Reference", component=ui.FileUpload(min_values=0, required=False)
    )

    @override
    async def on_submit(self, interaction: Asked) -> None:
        assert isinstance(self.words.component, ui.TextInput)
        assert isinstance(self.model.component, ui.Select)
        assert isinstance(self.picture.component, ui.FileUpload)
        sizes = [len(await one.read()) for one in self.picture.component.values]
        chosen = f"{self.words.component.value} {self.model.component.values} {sizes}"
        await interaction.response.send_message(chosen, ephemeral=True)


class Buttons(ui.View):
    """One button that changes its message and one that asks."""

    @ui.button(label="Again", custom_id="again")
    async def again(self, interaction: Asked, _: ui.Button["Buttons"]) -> None:
        await interaction.response.edit_message(content="once more", view=None)

    @ui.button(label="Edit", custom_id="edit")
    async def edit(self, interaction: Asked, _: ui.Button["Buttons"]) -> None:
        await interaction.response.send_modal(Form())

    @ui.button(label="Sold out", custom_id="sold", disabled=True)
    async def sold(self, _interaction: Asked, _: ui.Button["Buttons"]) -> None:
        raise AssertionError


class Studio(discord.Client):
    """Repeats what it hears, and paints when it is asked to."""

    def __init__(self, intents: discord.Intents, *, heartbeat_timeout: float = 60) -> None:
        super().__init__(
            intents=intents, guild_ready_timeout=0.05, heartbeat_timeout=heartbeat_timeout
        )
        self.tree = app_commands.CommandTree(self)
        self.heard: list[discord.Message] = []
        self.failures: asyncio.Queue[Exception] = asyncio.Queue()
        self.resumed = asyncio.Event()
        self.ready_times = 0
        self.tree.add_command(imagine)
        self.tree.add_command(edit_image)
        self.tree.add_command(late)
        self.tree.error(self._note)

    async def _note(self, _: Asked, error: app_commands.AppCommandError) -> None:
        cause = error.__cause__
        assert isinstance(cause, Exception)
        self.failures.put_nowait(cause)

    @override
    async def setup_hook(self) -> None:
        self.add_view(Buttons(timeout=None))
        await self.tree.sync()

    @override
    async def before_identify_hook(self, shard_id: int | None, *, initial: bool = False) -> None:
        """Identify again at once; the library would wait five seconds."""

    async def on_ready(self) -> None:
        self.ready_times += 1

    async def on_resumed(self) -> None:
        self.resumed.set()

    async def on_message(self, message: discord.Message) -> None:
        self.heard.append(message)
        if message.author.bot or message.type is discord.MessageType.thread_created:
            return
        files = [
            discord.File(BytesIO(await one.read()), one.filename, description=one.description)
            for one in message.attachments
        ]
        await message.reply(f"heard {message.content!r}", files=files)


@app_commands.command(description="Make a picture")
async def imagine(
    interaction: Asked,
    prompt: str,
    model: str = "mystic",
    image: discord.Attachment | None = None,
) -> None:
    await interaction.response.defer(thinking=True)
    size = len(await image.read()) if image else 0
    await interaction.followup.send(f"{prompt} by {model}, {size} bytes", view=Buttons())
    await interaction.followup.send("psst", ephemeral=True)


@imagine.autocomplete("model")
async def complete_model(interaction: Asked, typed: str) -> list[app_commands.Choice[str]]:
    return [app_commands.Choice(name=one, value=one) for one in MODELS if one.startswith(typed)]


@app_commands.context_menu(name="Edit this image")
async def edit_image(interaction: Asked, message: discord.Message) -> None:
    name = message.attachments[0].filename if message.attachments else "nothing"
    await interaction.response.send_message(f"{message.content}: {name}", ephemeral=True)


@app_commands.command(description="Answers when the test lets it")
async def late(interaction: Asked, times: int = 1) -> None:
    await interaction.response.send_message("here")
    if times > 1:
        # Another object for the same interaction, as two processes of one bot would have.
        await discord.webhook.async_.async_context.get().create_interaction_response(
            interaction.id,
            interaction.token,
            session=interaction._session,
            params=discord.webhook.async_.interaction_response_params(4, {"content": "again"}),
        )


def point_at(api_base: str, gateway_url: str) -> None:
    """Tell discord.py where Discord is."""
    Route.BASE = api_base
    DiscordWebSocket.DEFAULT_GATEWAY = yarl.URL(gateway_url)


@asynccontextmanager
async def running(client: discord.Client, token: str) -> AsyncIterator[None]:
    """The client, logged in and ready, until the block ends."""
    async with asyncio.TaskGroup() as tasks, client:
        await client.login(token)
        tasks.create_task(client.connect())
        async with asyncio.timeout(5):
            await client.wait_until_ready()
        yield
        await client.close()


if __name__ == "__main__":
    point_at(sys.argv[1], sys.argv[2])
    Studio(discord.Intents.default()).run(sys.argv[3], log_handler=None)
