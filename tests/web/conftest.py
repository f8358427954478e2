"""The application with the probes added."""

import pytest

from agentnet.app import create_app
from agentnet.web.shell import Agentnet
from tests.web.probes import PROBES


@pytest.fixture(scope="session")
def app(home: object) -> Agentnet:
    return create_app(PROBES)
