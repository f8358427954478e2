"""My data: everything that is known about a person as a download, erasing it, and what they have allowed."""
