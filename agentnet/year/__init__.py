"""The network's year: what happens when, what has to be done for it, and how far each theme has gone."""
