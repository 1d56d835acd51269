"""What can be asked of a message itself, from its own menu."""

from collections import OrderedDict

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bots.buttons import Action, ButtonData, decode, encode
from bots.discordbot.buttons import EDIT, ask, custom_id, filled, tell_alone
from bots.discordbot.front import Front
from bots.discordbot.hearing import button_ids

FORM = "picture."
"""How the ids of forms begin that are about a message instead of a picture of ours."""

_HELD = 500  # messages whose files a form is open for
_INSTALLS = app_commands.AppInstallationType(guild=True, user=True)
_CONTEXTS = app_commands.AppCommandContext(guild=True, dm_channel=True, private_channel=True)


class Menus:
    """The commands on messages. Files of others are remembered only while their form is open."""

    def __init__(self, front: Front) -> None:
        self._front = front
        self._held: OrderedDict[str, list[discord.Attachment]] = OrderedDict()

    def add_to(self, tree: app_commands.CommandTree) -> None:
        """Make them known."""
        for name, callback in (
            ("Edit this image", self._edit),
            ("Describe this image", self._describe),
            ("How was this made?", self._how_made),
        ):
            tree.add_command(
                app_commands.ContextMenu(
                    name=locale_str(name),
                    callback=callback,
                    allowed_installs=_INSTALLS,
                    allowed_contexts=_CONTEXTS,
                )
            )

    async def submitted(self, interaction: discord.Interaction) -> None:
        """Take the form that was opened for the files of a message."""
        form = filled(interaction)
        files = self._held.pop(custom_id(interaction), [])
        if not files:
            await tell_alone(
                "That was a while ago. Choose “Edit this image” again, please.",
                interaction,
                self._front,
            )
            return
        arguments = {"instruction": form.words, **form.settings}
        await self._front.command(interaction, "edit", arguments, files=files)

    async def _edit(self, interaction: discord.Interaction, message: discord.Message) -> None:
        meant = (decode(one) for one in button_ids(message))
        picture = next((one.id for one in meant if one is not None and one.of_picture), None)
        if picture is not None and message.author.id == interaction.application_id:
            opened = await self._front.opening(
                interaction, ButtonData(action=Action.EDIT, id=picture)
            )
            await ask(interaction, encode(Action.EDIT, picture), EDIT, opened)
            return
        files = [one for one in message.attachments if _may_be_picture(one)]
        if not files:
            await tell_alone(
                "There is no picture on that message that I could edit.", interaction, self._front
            )
            return
        form_id = f"{FORM}{message.id}.{interaction.user.id}"
        self._held[form_id] = files
        while len(self._held) > _HELD:
            self._held.popitem(last=False)
        await ask(interaction, form_id, EDIT, await self._front.opening(interaction))

    async def _describe(self, interaction: discord.Interaction, message: discord.Message) -> None:
        ours = message.author.id == interaction.application_id
        files = [] if ours else [one for one in message.attachments if _may_be_picture(one)]
        if not ours and not files:
            await tell_alone(
                "There is no picture on that message that I could describe.",
                interaction,
                self._front,
            )
            return
        await self._front.command(
            interaction,
            "describe",
            {"picture": "replied"},
            files=files,
            reply_to=str(message.id),
            reply_buttons=button_ids(message),
        )

    async def _how_made(self, interaction: discord.Interaction, message: discord.Message) -> None:
        if message.author.id != interaction.application_id:
            await tell_alone(
                "I can only tell that of pictures that I have drawn.", interaction, self._front
            )
            return
        await self._front.command(
            interaction,
            Action.PROMPT.value,
            {"": "replied"},
            reply_to=str(message.id),
            reply_buttons=button_ids(message),
        )


def _may_be_picture(file: discord.Attachment) -> bool:
    return file.content_type is None or file.content_type.startswith("image/")
