"""What whole utterances mean, learned from examples: the second opinion beside the rules."""

from agent.understanding.learned.estimate import Estimate, estimate

__all__ = ["Estimate", "estimate"]
