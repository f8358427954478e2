"""Breakout groups: put together by a rule or by hand, each with a board; their results come back to the plenary."""
