"""How messages and their files look on the wire."""

from typing import Any

from tests.standins.discord.payloads import channel_json, member_json, user_json
from tests.standins.discord.state import Attachment, Message, MessageKind, User
from tests.standins.discord.wire import Json, iso

ATTACHMENT = "attachment://"


def attachment_json(attachment: Attachment) -> Json:
    answer: Json = {
        "id": str(attachment.id),
        "filename": attachment.filename,
        "size": len(attachment.data),
        "url": attachment.url,
        "proxy_url": attachment.url,
        "flags": 0,
    }
    optional = {
        "content_type": attachment.content_type,
        "description": attachment.description,
        "width": attachment.width,
        "height": attachment.height,
        "ephemeral": attachment.is_ephemeral or None,
    }
    return answer | {name: value for name, value in optional.items() if value is not None}


def message_json(message: Message, *, with_content: bool = True, nested: bool = True) -> Json:
    """A message; without its content for a bot that may not read it.

    Files shown by a component or an embed are not listed in `attachments`, as on Discord
    (https://github.com/discord/discord-api-docs/issues/8277).
    """
    components, used = _resolved(message.components, message.attachments)
    embeds, used_by_embeds = _resolved(message.embeds, message.attachments)
    used |= used_by_embeds
    answer: Json = {
        "id": str(message.id),
        "type": message.kind.value,
        "channel_id": str(message.channel.id),
        "author": user_json(message.author),
        "content": message.content,
        "timestamp": iso(message.created_at),
        "edited_timestamp": iso(message.edited_at),
        "tts": False,
        "mention_everyone": message.mentions_everyone,
        "mentions": [user_json(one) for one in message.mentions],
        "mention_roles": [],
        "attachments": [attachment_json(one) for one in message.attachments if one.id not in used],
        "embeds": embeds,
        "components": components,
        "pinned": message.is_pinned,
        "flags": message.flags.value,
    }
    if not with_content:
        answer |= {"content": "", "attachments": [], "embeds": [], "components": []}
    return answer | _message_extras(message, nested=nested, with_content=with_content)


def _message_extras(message: Message, *, nested: bool, with_content: bool) -> Json:
    extras: Json = {}
    if message.nonce is not None:
        extras["nonce"] = message.nonce
    if message.reactions:
        extras["reactions"] = [
            _reaction_json(emoji, users) for emoji, users in message.reactions.items()
        ]
    if message.thread:
        extras["thread"] = channel_json(message.thread, message.author)
    if message.asked_by:
        extras |= {"interaction_metadata": message.asked_by}
        extras["application_id"] = extras["webhook_id"] = str(message.author.id)
    if message.refers_to:
        extras["message_reference"] = message.refers_to
        if nested and message.kind in {MessageKind.REPLY, MessageKind.THREAD_STARTER}:
            gone = message.reply_to is None or message.reply_to.is_deleted
            extras["referenced_message"] = (
                None
                if gone or message.reply_to is None
                else message_json(message.reply_to, with_content=with_content, nested=False)
            )
    return extras


def _reaction_json(emoji: str, users: list[User]) -> Json:
    return {
        "emoji": {"id": None, "name": emoji},
        "count": len(users),
        "count_details": {"burst": 0, "normal": len(users)},
        "me": any(one.is_bot for one in users),
        "me_burst": False,
        "burst_colors": [],
    }


def gateway_message_json(message: Message, *, with_content: bool) -> Json:
    """A message as an event carries it: with its guild and what the author is there."""
    answer = message_json(message, with_content=with_content)
    guild = message.channel.guild
    if guild:
        answer["guild_id"] = str(guild.id)
        answer["member"] = member_json(guild, message.author, with_user=False)
        for mentioned, user in zip(answer["mentions"], message.mentions, strict=True):
            mentioned["member"] = member_json(guild, user, with_user=False)
    return answer


def _resolved(parts: list[Json], attachments: list[Attachment]) -> tuple[list[Json], set[int]]:
    """A copy in which every `attachment://name` is an address, and the ids that were used."""
    by_name = {one.filename: one for one in attachments}
    used: set[int] = set()

    def resolve(node: Any) -> Any:
        if isinstance(node, list):
            return [resolve(one) for one in node]
        if not isinstance(node, dict):
            return node
        copy = {key: resolve(value) for key, value in node.items()}
        url = node.get("url")
        if isinstance(url, str) and url.startswith(ATTACHMENT):
            file = by_name.get(url.removeprefix(ATTACHMENT))
            if file:
                used.add(file.id)
                copy |= _media_json(file)
        return copy

    return [resolve(one) for one in parts], used


def _media_json(file: Attachment) -> Json:
    return {
        "url": file.url,
        "proxy_url": file.url,
        "width": file.width,
        "height": file.height,
        "content_type": file.content_type,
        "attachment_id": str(file.id),
        "loading_state": 2,
        "flags": 0,
    }
