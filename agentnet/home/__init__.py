"""What everyone meets first: what is asked of me now, what comes next, what came of what I gave."""
