"""Discord: events become the neutral words of `bots.ports`, cards become Components V2 messages."""
