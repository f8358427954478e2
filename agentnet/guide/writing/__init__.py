"""Writing a chapter, alone or together: drafts that save themselves, presence, merging, history, live preview."""
