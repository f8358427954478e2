"""The tables behind the models, for statements that the writer runs without the ORM."""

from typing import Any, Final, cast

from sqlalchemy import Table

from agentnet.accounts.models import Guest
from agentnet.network.models import Membership, Person, Region, Unit
from agentnet.sources.models import Source, SourceLink, SourceRevision
from agentnet.workshops.boards import models
from agentnet.workshops.models import BreakoutGroup, GroupMember, Participant, Workshop


def _table(model: Any) -> Table:
    return cast(Table, model.__table__)


BOARD: Final = _table(models.Board)
SECTION: Final = _table(models.Section)
NOTE: Final = _table(models.Note)
VOTE: Final = _table(models.Vote)
REMARK: Final = _table(models.Remark)
REACTION: Final = _table(models.Reaction)
LOG: Final = _table(models.BoardOp)
SOURCE: Final = _table(Source)
REVISION: Final = _table(SourceRevision)
LINK: Final = _table(SourceLink)
PARTICIPANT: Final = _table(Participant)
WORKSHOP: Final = _table(Workshop)
GROUP: Final = _table(BreakoutGroup)
GROUP_MEMBER: Final = _table(GroupMember)
GUEST: Final = _table(Guest)
MEMBERSHIP: Final = _table(Membership)
PERSON: Final = _table(Person)
UNIT: Final = _table(Unit)
REGION: Final = _table(Region)
