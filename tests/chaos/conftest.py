"""The processes, the provider and the platform are those of the end-to-end tests."""

from tests.e2e.conftest import door, freepik, lives, nursery, telegram

__all__ = ["door", "freepik", "lives", "nursery", "telegram"]
