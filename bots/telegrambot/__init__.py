"""The bot on Telegram, on python-telegram-bot."""
