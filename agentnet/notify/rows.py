"""How the worker writes: one conditional update a transaction, which says how many rows it found as expected."""

from typing import Any

from sqlalchemy import ColumnElement, CursorResult
from sqlmodel import update

from agentnet import db
from agentnet.notify.models import Job, Letter


async def change(model: type[Letter] | type[Job], where: ColumnElement[bool], **values: Any) -> int:
    """Set `values` where `where` still holds, and commit. The number of rows: 0 means that somebody was quicker."""
    async with db.writing() as session:
        result = await session.execute(update(model).where(where).values(**values))
        await session.commit()
        assert isinstance(result, CursorResult)
        return result.rowcount
