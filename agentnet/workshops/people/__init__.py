"""A workshop's people, for those who lead it: who was asked, what they answered, who was there."""
