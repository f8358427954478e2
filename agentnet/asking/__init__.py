"""Ask the network: questions and answers across areas, never about a client who could be recognised."""
