"""The bot's own account, its commands, and what it may know of chats and files.

https://core.telegram.org/bots/api#getme, #getchat, #setmycommands, #getfile
"""

import re

from tests.standins.telegram.calls import Call, Methods
from tests.standins.telegram.files import LARGEST_DOWNLOAD
from tests.standins.telegram.payloads import full_chat_json, member_json, user_json
from tests.standins.telegram.refusals import bad
from tests.standins.telegram.state import PRESENT, Chat, Right, Standing, User
from tests.standins.telegram.wire import Json
from tests.standins.telegram.world import World

MOST_COMMANDS = 100
SCOPES = {
    "default": (),
    "all_private_chats": (),
    "all_group_chats": (),
    "all_chat_administrators": (),
    "chat": ("chat_id",),
    "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}
Scope = tuple[str, ...]


class Chats:
    """The methods about the bot itself and the places where it is."""

    def __init__(self, world: World, *, reads_all: bool) -> None:
        self.world = world
        self.reads_all = reads_all
        self.commands: dict[tuple[Scope, str], list[Json]] = {}
        self.profile: dict[str, str] = {}

    def methods(self) -> Methods:
        return {
            "getMe": self.get_me,
            "getChat": self.get_chat,
            "getChatMember": self.get_member,
            "getChatAdministrators": self.get_administrators,
            "leaveChat": self.leave,
            "createForumTopic": self.create_topic,
            "getFile": self.get_file,
            "setMyCommands": self.set_commands,
            "getMyCommands": self.get_commands,
            "deleteMyCommands": self.delete_commands,
            "setMyDescription": self.set_profile,
            "setMyShortDescription": self.set_profile,
            "setMyName": self.set_profile,
        }

    async def get_me(self, _: Call) -> Json:
        return user_json(self.world.bot) | {
            "can_join_groups": True,
            "can_read_all_group_messages": self.reads_all,
            "supports_inline_queries": self.world.offers_inline,
            "can_connect_to_business": False,
            "has_main_web_app": False,
            "has_topics_enabled": False,
        }

    async def get_chat(self, call: Call) -> Json:
        return full_chat_json(self.world.chat_for(call.values.get("chat_id")))

    async def get_member(self, call: Call) -> Json:
        chat = self.world.chat_for(call.values.get("chat_id"))
        user = self.world.users.get(call.number("user_id"))
        if user is None:
            bad("PARTICIPANT_ID_INVALID")
        return member_json(user, chat.members.get(user.id, Standing.LEFT))

    async def get_administrators(self, call: Call) -> list[Json]:
        chat = self.world.chat_for(call.values.get("chat_id"))
        if chat.is_private:
            bad("there are no administrators in the private chat")
        return [
            member_json(chat.people[id], standing)
            for id, standing in chat.members.items()
            if standing in {Standing.CREATOR, Standing.ADMINISTRATOR}
        ]

    async def leave(self, call: Call) -> bool:
        chat = self.world.chat_for(call.values.get("chat_id"))
        if chat.is_private:
            bad("chat member status can't be changed in private chats")
        chat.members[self.world.bot.id] = Standing.LEFT
        self.world.changes.announce()
        return True

    async def create_topic(self, call: Call) -> Json:
        chat = self.world.chat_for(call.values.get("chat_id"))
        name = call.text("name")
        if not chat.is_forum:
            bad("the chat is not a forum")
        if not chat.bot_is_admin or Right.TOPICS in chat.forbidden:
            bad("not enough rights to create a topic")
        if not 1 <= len(name) <= 128:
            bad("topic name must be from 1 to 128 characters")
        topic = self.world.make_topic(chat, name, self.world.bot)
        return {"message_thread_id": topic.id, "name": name, "icon_color": 7322096}

    async def get_file(self, call: Call) -> Json:
        file = self.world.files.by_id.get(call.text("file_id"))
        if file is None:
            bad("wrong file_id or the file is temporarily unavailable")
        if file.size > LARGEST_DOWNLOAD:
            bad("file is too big")
        file.linked_at = self.world.clock()
        return {
            "file_id": file.id,
            "file_unique_id": file.unique_id,
            "file_size": file.size,
            "file_path": file.path,
        }

    async def set_commands(self, call: Call) -> bool:
        key, commands = self._commands_key(call), call.entries("commands")
        if len(commands) > MOST_COMMANDS:
            bad("BOT_COMMANDS_TOO_MUCH")
        for one in commands:
            if not re.fullmatch(r"[a-z0-9_]{1,32}", str(one.get("command", ""))):
                bad("BOT_COMMAND_INVALID")
            if not 1 <= len(str(one.get("description", "")).strip()) <= 256:
                bad("BOT_COMMAND_DESCRIPTION_INVALID")
        self.commands[key] = commands
        self.world.changes.announce()
        return True

    async def get_commands(self, call: Call) -> list[Json]:
        return self.commands.get(self._commands_key(call), [])

    async def delete_commands(self, call: Call) -> bool:
        self.commands.pop(self._commands_key(call), None)
        return True

    async def set_profile(self, call: Call) -> bool:
        field = re.sub(r"^setMy", "", call.method)
        longest = {"Description": 512, "ShortDescription": 120, "Name": 64}[field]
        given = next((str(v) for k, v in call.values.items() if k != "language_code"), "")
        if len(given) > longest:
            bad(f"{field} is too long")
        self.profile[f"{field}:{call.text('language_code')}"] = given
        return True

    def _commands_key(self, call: Call) -> tuple[Scope, str]:
        language = call.text("language_code")
        if not re.fullmatch(r"([a-z]{2})?", language):
            bad("invalid language code specified")
        scope = call.object("scope") or {"type": "default"}
        needed = SCOPES.get(str(scope.get("type")))
        if needed is None:
            bad("can't parse BotCommandScope: unsupported type")
        if any(name not in scope for name in needed):
            bad("can't parse BotCommandScope: a field is missing")
        if "chat_id" in needed:
            self.world.chat_for(scope["chat_id"])
        return (str(scope["type"]), *(str(scope[name]) for name in needed)), language

    def offered(self, person: User, chat: Chat) -> list[Json]:
        """The commands a person is shown, chosen as Telegram chooses them.

        https://core.telegram.org/bots/api#determining-list-of-commands
        """
        place: list[Scope] = [("chat", str(chat.id))]
        everywhere = ["all_private_chats"]
        if not chat.is_private:
            everywhere = ["all_group_chats"]
            place.insert(0, ("chat_member", str(chat.id), str(person.id)))
            if chat.members.get(person.id) in PRESENT - {Standing.MEMBER, Standing.RESTRICTED}:
                place.insert(1, ("chat_administrators", str(chat.id)))
                everywhere.insert(0, "all_chat_administrators")
        scopes: list[Scope] = [*place, *((one,) for one in everywhere), ("default",)]
        languages = ((person.language or "")[:2], "")
        for scope in scopes:
            for language in languages:
                if found := self.commands.get((scope, language)):
                    return found
        return []
