"""Understanding of what people write, by rules: no model, no network, a millisecond or two."""
