"""Thanks: whose name may stand in a guide, and the letters that tell where an idea went."""
