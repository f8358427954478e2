"""The register of barriers and good practices: found by the network, taken to directors, answered by them."""
