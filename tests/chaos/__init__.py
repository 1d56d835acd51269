"""People wish for pictures while processes die, wires are cut and the provider misbehaves."""
