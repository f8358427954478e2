"""Ending a network: what it looked after gets owners in the line, and its work goes into open formats."""
