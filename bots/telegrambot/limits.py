"""What Telegram allows, in one place (https://core.telegram.org/bots/api and /bots/faq)."""

TEXT = 4096  # UTF-16 units, counted the stricter way
CAPTION = 1024
ENTITIES = 100
BUTTON_LABEL = 40  # more is cut off on phones
ROW_LABELS = 28  # characters of labels that stand beside each other on a phone
ROW_BUTTONS = 4
ALBUM = 10
INLINE_RESULTS = 50
COMMANDS = 100
COMMAND_DESCRIPTION = 256

PHOTO_BYTES = 10 * 1024 * 1024
PHOTO_SIDES = 10_000  # pixels: width and height together
PHOTO_RATIO = 20
PHOTO_TYPES = frozenset({"image/jpeg", "image/png", "image/webp"})
FILE_BYTES = 50 * 1024 * 1024
DOWNLOAD_BYTES = 20 * 1024 * 1024

CHAT_PER_SECOND = 1.0
CHAT_BURST = 5
GROUP_MESSAGES = 20
GROUP_SECONDS = 61.0  # a minute, and a second for calls that overtake each other on their way
OVERALL_PER_SECOND = 30
DRAFTS_PER_SECOND = 2.0
DRAFTS_BURST = 5
PATIENCE = 20.0  # seconds that a call may wait for its turn; a delivery may take 45

DRAFT_PACE = 0.5  # seconds between two states of a draft
EDIT_PACE = 3.1  # the same for a message that is edited in a group
"""Twenty messages a minute are all a group has, and its pictures need some of them."""
