"""Coding: free texts of a closed survey are read into codes by hand, by one or by two people who do not see each other."""
