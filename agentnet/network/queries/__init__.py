"""Reads of the network room, always through somebody's eyes."""

from agentnet.network.queries.coverage import Coverage, coverage, pair_seen_by, pairs_of
from agentnet.network.queries.nominations import (
    NominationSeen,
    invitation_by,
    nomination_seen_by,
    nominations_seen_by,
    story_of,
)
from agentnet.network.queries.people import (
    Director,
    Place,
    area_name,
    areas_of,
    counties_of,
    directors_of,
    field_of,
    in_use,
    people_seen_by,
    places_of,
    regions_of,
    shown_name,
    shown_names,
    unit_of,
    units_of,
)
from agentnet.network.queries.proposals import Batch, Proposal, last_batch, paused, proposals, singles
from agentnet.network.queries.requests import requests_seen_by
from agentnet.network.queries.standings import in_force, network_seen_by, networks_of, people_with, standing
from agentnet.network.queries.themes import binned_themes, current_themes, priorities, theme_seen_by

__all__ = [
    "Batch",
    "Coverage",
    "Director",
    "NominationSeen",
    "Place",
    "Proposal",
    "area_name",
    "areas_of",
    "binned_themes",
    "counties_of",
    "coverage",
    "current_themes",
    "directors_of",
    "field_of",
    "in_force",
    "in_use",
    "invitation_by",
    "last_batch",
    "network_seen_by",
    "networks_of",
    "nomination_seen_by",
    "nominations_seen_by",
    "pair_seen_by",
    "pairs_of",
    "paused",
    "people_seen_by",
    "people_with",
    "places_of",
    "priorities",
    "proposals",
    "regions_of",
    "requests_seen_by",
    "shown_name",
    "shown_names",
    "singles",
    "standing",
    "story_of",
    "theme_seen_by",
    "unit_of",
    "units_of",
]
