"""The agent: one turn in, one reply out; the only package that knows pydantic-ai."""
