"""The terminal as a chat platform: the first one, and the one that needs nothing but a terminal."""
