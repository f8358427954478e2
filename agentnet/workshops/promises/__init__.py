"""A promise at the end of a workshop: one thing that each will try before the next one, and how it went."""
