"""agentnet: a network of professionals develops its work together, from an idea on a note to a guideline in print."""

__version__ = "0.1.0"
