"""The guide as readers meet it: its public pages, search, what they say of it, and the short links on their desks."""
