"""Nominated people who come in by the code and pick their own name: for one workshop, and never into their account."""
