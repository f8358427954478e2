"""Questions to start a survey from: those that come with agentnet, a network's own, and earlier surveys'."""
