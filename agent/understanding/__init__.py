"""Understanding of what people write, by rules: no model, no network, well under a millisecond."""

from agent.understanding.message import understand
from agent.understanding.results import Call, Reply, Understanding

__all__ = ["Call", "Reply", "Understanding", "understand"]
