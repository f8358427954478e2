"""Guides themselves: what each is, where it stands, in which languages, and the order of its chapters."""
