"""What people read: every sentence in three languages, and none outside the catalogues."""
