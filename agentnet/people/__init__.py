"""People of a network as its coordinators keep them: the list, roles, successors, paper codes, fees."""
