"""People, chats and messages as JSON, with the fields that Telegram sends."""

from tests.standins.telegram.state import Chat, Media, Message, Standing, StoredFile, User
from tests.standins.telegram.wire import Json, unix

ADMIN_RIGHTS = (
    "can_be_edited",
    "is_anonymous",
    "can_manage_chat",
    "can_delete_messages",
    "can_manage_video_chats",
    "can_restrict_members",
    "can_promote_members",
    "can_change_info",
    "can_invite_users",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_pin_messages",
    "can_manage_topics",
)
RESTRICTED_RIGHTS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def user_json(user: User) -> Json:
    first, _, last = user.name.partition(" ")
    answer: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": first}
    if last:
        answer["last_name"] = last
    if user.username:
        answer["username"] = user.username
    if user.language:
        answer["language_code"] = user.language
    return answer


def chat_json(chat: Chat) -> Json:
    answer: Json = {"id": chat.id, "type": chat.kind.value}
    if chat.person:
        person = user_json(chat.person)
        known = ("first_name", "last_name", "username")
        return answer | {name: person[name] for name in known if name in person}
    answer["title"] = chat.title
    return answer | ({"is_forum": True} if chat.is_forum else {})


def full_chat_json(chat: Chat) -> Json:
    return chat_json(chat) | {
        "accent_color_id": 1,
        "max_reaction_count": 11,
        "accepted_gift_types": {
            "unlimited_gifts": True,
            "limited_gifts": True,
            "unique_gifts": True,
            "premium_subscription": True,
            "gifts_from_channels": True,
        },
    }


def member_json(user: User, standing: Standing) -> Json:
    answer: Json = {"user": user_json(user), "status": standing.value}
    if standing is Standing.CREATOR:
        answer["is_anonymous"] = False
    if standing is Standing.ADMINISTRATOR:
        answer |= {right: right != "is_anonymous" for right in ADMIN_RIGHTS}
    if standing is Standing.RESTRICTED:
        answer |= dict.fromkeys(RESTRICTED_RIGHTS, False)
        answer |= {"is_member": True, "until_date": 0}
    if standing is Standing.KICKED:
        answer["until_date"] = 0
    return answer


def file_json(file: StoredFile) -> Json:
    answer: Json = {"file_id": file.id, "file_unique_id": file.unique_id, "file_size": file.size}
    if file.kind == "photo":
        return answer | {"width": file.width, "height": file.height}
    if file.kind == "document":
        answer["file_name"] = file.filename
    if file.media_type:
        answer["mime_type"] = file.media_type
    shapes: dict[str, Json] = {
        "video": {"width": 640, "height": 360, "duration": 3},
        "animation": {"width": 320, "height": 240, "duration": 2},
        "voice": {"duration": 2},
        "audio": {"duration": 120},
        "video_note": {"length": 240, "duration": 2},
        "sticker": {
            "type": "regular",
            "width": 512,
            "height": 512,
            "is_animated": False,
            "is_video": False,
            "emoji": "🦊",
        },
    }
    return answer | shapes.get(file.kind, {})


def media_json(media: Media) -> Json:
    if media.kind == "photo":
        answer: Json = {"photo": [file_json(one) for one in media.files]}
        return answer | ({"has_media_spoiler": True} if media.has_spoiler else {})
    return {media.kind: file_json(media.best)}


def message_json(message: Message, *, is_nested: bool = False) -> Json:
    """The whole message; one inside another does not carry a third."""
    answer: Json = {
        "message_id": message.id,
        "from": user_json(message.author),
        "chat": chat_json(message.chat),
        "date": unix(message.date),
    }
    answer |= _place_json(message)
    if message.reply_to and not is_nested:
        answer["reply_to_message"] = message_json(message.reply_to, is_nested=True)
    words, kind = message.words, "caption" if message.media else "text"
    if message.media:
        answer |= media_json(message.media)
    if words.text:
        answer[kind] = words.text
    if words.entities:
        answer["entities" if kind == "text" else "caption_entities"] = words.entities
    return answer | _marks_json(message) | message.extra


def _place_json(message: Message) -> Json:
    """Where in a chat with threads: a topic, or in a plain supergroup the start of the thread."""
    if message.topic:
        return {"message_thread_id": message.topic.id, "is_topic_message": True}
    if message.reply_to and message.chat.kind == "supergroup" and not message.chat.is_forum:
        root = message.reply_to
        while root.reply_to:
            root = root.reply_to
        return {"message_thread_id": root.id}
    return {}


def _marks_json(message: Message) -> Json:
    answer: Json = {}
    if message.album:
        answer["media_group_id"] = message.album
    if message.markup and "inline_keyboard" in message.markup:
        answer["reply_markup"] = message.markup
    if message.edited_at:
        answer["edit_date"] = unix(message.edited_at)
    if message.via_bot:
        answer["via_bot"] = user_json(message.via_bot)
    if message.forwarded_from:
        origin = user_json(message.forwarded_from)
        answer["forward_origin"] = {
            "type": "user",
            "date": unix(message.date) - 60,
            "sender_user": origin,
        }
    return answer
