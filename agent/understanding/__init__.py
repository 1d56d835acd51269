"""Understanding of what people write, by rules: no model, no network, well under a millisecond."""
