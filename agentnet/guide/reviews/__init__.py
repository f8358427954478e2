"""Review and approval: who answers, in whose place, by when; and the papers that come of it."""
