"""The history of the schema, and the one way to run it."""
