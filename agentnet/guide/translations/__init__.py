"""Translations: a chapter in another language, with stages and approvals of its own, beside its original."""
