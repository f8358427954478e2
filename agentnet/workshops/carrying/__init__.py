"""Carry-over: chosen results of earlier workshops onto a board of this one."""
