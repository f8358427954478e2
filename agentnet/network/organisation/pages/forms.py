"""What the pages of the organisation ask for."""

from datetime import date
from typing import Annotated
from uuid import UUID

from pydantic import Field as Limits

from agentnet.network.flow import Field
from agentnet.web import Chosen, Form, Line, Text


class CountyForm(Form):
    """`levels`: a line each, outermost first."""

    name: Line
    levels: Text = "palvelualue"


class AreaForm(Form):
    name: Line
    level: Annotated[int, Limits(ge=0, le=9)] = 0
    field: Field | None = None
    parent_id: UUID | None = None
    code: Line = ""
    valid_from: date | None = None
    valid_to: date | None = None


class RegionForm(Form):
    name: Line
    code: Line = ""
    place: Annotated[int, Limits(ge=0, le=999)] = 0


class UnitForm(Form):
    name: Line
    area_id: UUID
    region_id: UUID
    code: Line = ""
    headcount: Annotated[int, Limits(ge=0, le=100_000)] | None = None
    valid_from: date | None = None


class EndForm(Form):
    """`others`: further units in which the work goes on."""

    last_day: date
    successor_id: UUID | None = None
    others: Chosen[UUID] = []


class RenameForm(Form):
    name: Line
    since: date


class UploadForm(Form):
    """The file comes as `file`."""

    ends_missing: bool = False


class ColumnsForm(Form):
    """What each column is, in their order; empty: left out."""

    columns: Chosen[str] = []
    ends_missing: bool = False
