"""Rollout: which units have gone through an edition, how many copies go where, who was trained."""
