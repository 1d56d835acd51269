"""Chat platforms: neutral words, the way of a message in, the way of a picture out."""
