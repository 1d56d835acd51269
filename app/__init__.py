"""The composition root: builds every object once and runs the chosen parts."""
