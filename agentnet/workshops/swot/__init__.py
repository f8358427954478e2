"""A survey's SWOT answers become notes of a SWOT board, without anybody's name; hidden words are hidden there too."""
