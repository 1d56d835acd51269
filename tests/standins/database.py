"""A database that is away for a while."""

from contextlib import AbstractAsyncContextManager

from typing_extensions import override

from storage.database import Database, Transaction
from storage.errors import DatabaseUnavailable


class Flickering(Database):
    """Does not answer the next `away` times that it is asked."""

    away = 0

    @override
    def read(self) -> AbstractAsyncContextManager[Transaction]:
        if self.away:
            self.away -= 1
            message = "away"
            raise DatabaseUnavailable(message)
        return super().read()
