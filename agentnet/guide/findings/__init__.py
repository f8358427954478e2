"""Findings (kiteytykset): short texts that condense sources and cite them."""
