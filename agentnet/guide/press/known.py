"""What the caller knows and a chapter may point to: findings, pictures, other chapters."""

from collections.abc import Mapping

from msgspec import Struct


class Citation(Struct, frozen=True):
    """A finding as a source: its number in the guide, what it says in short, and its address (may be empty)."""

    number: int
    label: str
    href: str = ""


class Known(Struct, frozen=True):
    """What may be pointed to, by key.

    `citations` by finding key (`k3`) or source key (`l` and the first hex digits of its id), `images` by name →
    address, `chapters` by slug → address, `terms` by slug → (word, meaning), `tools` by name → (title, address).
    `glossary` is the address of the page with all terms (`#slug` leads to one); without it a chapter's page explains
    its own terms at its end. `dead`: web address → why it does not open. `files`: tool → (its file's
    name, bytes, version), told in the list of tools.
    """

    citations: Mapping[str, Citation] = {}
    images: Mapping[str, str] = {}
    chapters: Mapping[str, str] = {}
    terms: Mapping[str, tuple[str, str]] = {}
    tools: Mapping[str, tuple[str, str]] = {}
    glossary: str = ""
    dead: Mapping[str, str] = {}
    files: Mapping[str, tuple[str, int, str]] = {}

    def citation_key(self, typed: str) -> str | None:
        """The full key that was meant: the key itself, or the only one that begins with four letters or more of it."""
        if typed in self.citations:
            return typed
        found = [key for key in self.citations if len(typed) >= 4 and key.startswith(typed)]
        return found[0] if len(found) == 1 else None

    def has_chapter(self, target: str) -> bool:
        """Whether `chapter` or `chapter/anchor` names a chapter of this guide."""
        return target.partition("/")[0] in self.chapters
