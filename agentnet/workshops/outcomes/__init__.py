"""What to take home from a workshop: one page for the unit's own meeting, on the web and on paper."""
