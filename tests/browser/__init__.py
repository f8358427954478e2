"""Real people at real pages: a server as a user starts it, and Chromium."""
