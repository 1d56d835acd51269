"""What whole messages mean, learned from examples: the second opinion beside the rules."""

from agent.understanding.learned.estimate import (
    IN_ENGLISH,
    IN_OTHERS,
    SPOKEN,
    TALK,
    Estimate,
    Weights,
)

__all__ = ["IN_ENGLISH", "IN_OTHERS", "SPOKEN", "TALK", "Estimate", "Weights"]
