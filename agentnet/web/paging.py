"""A long list by pages: the same arithmetic for every one of them."""

from collections.abc import Sequence
from typing import Generic, NamedTuple, TypeVar

T = TypeVar("T")


class Paged(NamedTuple, Generic[T]):
    """One page of `total` things: what is on it, its number, and the number of the last page."""

    items: Sequence[T]
    number: int
    last: int
    total: int


def paged(found: Sequence[T], number: int, size: int) -> Paged[T]:
    """The wanted page; the nearest there is when the number is of none."""
    last = max(1, -(-len(found) // size))
    number = min(max(number, 1), last)
    return Paged(found[(number - 1) * size : number * size], number, last, len(found))


def holds(text: str, search: str) -> bool:
    """Is every word of the search in the text, small and large letters alike?"""
    text = text.casefold()
    return all(word in text for word in search.casefold().split())
