"""What was learned, asked about a message."""

from agent.understanding.learned import IN_ENGLISH, IN_OTHERS, Estimate, Weights
from agent.understanding.learned.features import features
from agent.understanding.read import Read


def estimated(read: Read) -> Estimate:
    """What was learned says of this message."""
    return weights_for(read).estimate(features(read))


def weights_for(read: Read) -> Weights:
    """What was learned in its language."""
    return IN_ENGLISH if read.scene.grammar.words.name == "english" else IN_OTHERS
