"""What Discord allows, in one place (its developer documentation, as of August 2026)."""

CONTENT = 2000  # characters of a plain message
CARD_TEXT = 4000  # characters over all texts of a Components V2 message
COMPONENTS = 40  # of a Components V2 message, nested ones counted
ROW_BUTTONS = 5
BUTTON_LABEL = 80
ALT_TEXT = 1024
THREAD_NAME = 100
FILES = 10  # of a message
MODAL_TITLE = 45
MODAL_TEXT = 4000
MENU = 32  # characters of the name of a command in the menu of a message
DESCRIPTION = 100  # of a command, an option or a choice
CHOICES = 25
FILE_BYTES = 10 * 1024 * 1024
"""Per file. Boosted servers promise more; bots are refused (discord-api-docs #8572)."""

REQUESTS_PER_SECOND = 50  # of one bot, over all routes; large bots are granted more
EDIT_PACE = 1.25  # seconds between two edits: about five in five seconds are allowed per channel
PATIENCE = 30.0  # seconds that discord.py may wait for a rate limit by itself
