"""Editions: approved chapters, frozen, numbered, on the web and in print."""
