"""The organisation: counties with levels of their own, areas, regions, units that come and go; files in and out."""
