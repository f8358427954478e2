"""Coding: free texts of a closed survey are read into codes by hand, together or by two who do not see each other."""
