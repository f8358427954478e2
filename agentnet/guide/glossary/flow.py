"""Stages of a term in one language."""

from enum import StrEnum


class TermStage(StrEnum):
    """A draft is written, a proposed one waits for a director of each field, an approved one stands in the guides."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"
