"""What may hang under a message.

https://core.telegram.org/bots/api#inlinekeyboardbutton
"""

from tests.standins.telegram.refusals import bad
from tests.standins.telegram.wire import Json

LONGEST_DATA = 64
LONGEST_COPY = 256
MOST_BUTTONS = 100
STYLES = {"primary", "success", "danger"}
DOES = (
    "url",
    "callback_data",
    "web_app",
    "login_url",
    "switch_inline_query",
    "switch_inline_query_current_chat",
    "switch_inline_query_chosen_chat",
    "copy_text",
    "callback_game",
    "pay",
)
OTHER_MARKUPS = {"keyboard", "remove_keyboard", "force_reply"}


def checked_markup(markup: object, *, offers_inline: bool) -> Json | None:
    """The markup as it will be; an empty keyboard is none."""
    if not markup:
        return None
    if not isinstance(markup, dict):
        bad("object expected as reply markup")
    if "inline_keyboard" not in markup:
        if not OTHER_MARKUPS & markup.keys():
            bad("can't parse reply keyboard markup JSON object")
        return markup
    rows = markup["inline_keyboard"]
    if not isinstance(rows, list) or not all(isinstance(row, list) for row in rows):
        bad('field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays')
    buttons = [button for row in rows for button in row]
    if len(buttons) > MOST_BUTTONS:
        bad("reply markup is too long")
    for button in buttons:
        _check_button(button, offers_inline=offers_inline)
    kept = [row for row in rows if row]
    return {"inline_keyboard": kept} if kept else None


def _check_button(button: Json, *, offers_inline: bool) -> None:
    if not str(button.get("text", "")).strip():
        bad('can\'t parse inline keyboard button: Field "text" must be non-empty')
    deeds = [one for one in DOES if one in button]
    if not deeds:
        bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard")
    if len(deeds) > 1 or button.get("style", "primary") not in STYLES:
        bad("BUTTON_TYPE_INVALID")
    _check_deed(button, deeds[0], offers_inline=offers_inline)


def _check_deed(button: Json, deed: str, *, offers_inline: bool) -> None:
    given = button[deed]
    if deed == "callback_data" and not 1 <= len(str(given).encode()) <= LONGEST_DATA:
        bad("BUTTON_DATA_INVALID")
    if deed == "url" and not str(given).startswith(("http://", "https://", "tg://")):
        bad("BUTTON_URL_INVALID")
    if deed == "copy_text" and not 1 <= len(given["text"]) <= LONGEST_COPY:
        bad("BUTTON_COPY_TEXT_INVALID")
    if "switch" in deed and not offers_inline:
        bad("BUTTON_TYPE_INVALID")
