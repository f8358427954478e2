"""What is cut out of paper: stickers that lead from a question to a chapter, and name badges for a workshop."""
