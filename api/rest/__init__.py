"""The REST API: the tools, pictures, chat and keys for other programs."""
