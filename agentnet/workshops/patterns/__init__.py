"""Programmes to start a workshop from: those that come with agentnet, a network's own, and earlier workshops'."""
