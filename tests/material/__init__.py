"""Glossary, register, background material, the basket."""
