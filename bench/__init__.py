"""Measurements. `make bench` prints figures and ratios of one run on one machine; nothing here is a test."""
