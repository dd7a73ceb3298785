"""What is raised and warned of."""

from __future__ import annotations

from typing import Optional


class Error(ValueError):
    """An item that is no article, or a correction that is none.

    Attributes:
        code: Its stable name: ``bad-article``, ``duplicate-id``, ``bad-corrections`` or ``engine-failed``.
        message: A sentence for a person.
        id: The article's id, if it has one.
        index: The item's place in what was handed over, counted from 0.
    """

    def __init__(self, code: str, message: str, index: int, id: Optional[str] = None) -> None:
        super().__init__(code, message, index, id)
        self.code = code
        self.message = message
        self.index = index
        self.id = id

    def __str__(self) -> str:
        return f"item {self.index}: {self.message} ({self.code})"


class ArticleWarning(UserWarning):
    """An item was left out; ``error`` is why."""

    def __init__(self, error: Error) -> None:
        super().__init__(str(error))
        self.error = error
