"""Days away without a reason, and who stands in for a coordinator then."""
