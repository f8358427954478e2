"""The cast's own town, and the strangers' one beside it."""

import pytest

from agentnet.network.flow import Role
from agentnet.network.models import Membership
from tests.cast import Cast
from tests.conftest import Add
from tests.faults.town import Town, build

SECRET = "Salainen lause naapurista"


@pytest.fixture
def town(add: Add, cast: Cast) -> Town:
    made = build(cast, cast.network, cast.heli, cast.aino, "Yhteinen kutsu auttaa")
    add(*made.rows)
    return made


@pytest.fixture
def next_town(add: Add, cast: Cast) -> Town:
    """Of the other network, which only Onni belongs to. Its every text is the secret sentence."""
    add(Membership(network_id=cast.other_network.id, person_id=cast.onni.id, role=Role.AGENT))
    made = build(cast, cast.other_network, cast.onni, cast.onni, SECRET)
    add(*made.rows)
    return made
