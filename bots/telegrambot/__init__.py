"""The bot on Telegram, on python-telegram-bot."""

import sys

# Telegram Passport is not used: without its library, which is installed for others, a bot takes
# 8 MB less. What python-telegram-bot cannot import here, it does without.
if "cryptography" not in sys.modules:
    sys.modules["cryptography"] = None  # type: ignore[assignment]  # an import of it fails
    try:
        import telegram  # noqa: F401 - now, without it
    finally:
        del sys.modules["cryptography"]
