"""Chapters: written from findings, reviewed and approved by the directors of both fields."""
