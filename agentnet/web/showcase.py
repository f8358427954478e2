"""The internal page that shows every component with real words: what one sees here is what the pages use."""

from typing import Any, Final

from litestar import Request, get, post
from litestar.response import Template

from agentnet.web.answers import page
from agentnet.web.forms import Chosen, Email, Entry, Form, Line, Text
from agentnet.web.policy import Policy


class SampleForm(Form):
    """One field of each kind."""

    name: Line
    email: Email
    unit: Line
    date: Line
    time: Line = ""
    why: Text = ""
    field: Line
    areas: Chosen[str] = []
    often: int
    agree: bool = False


@get("/components", policy=Policy.ADMINISTRATOR)
async def components() -> Template:
    return page("web/components.html", entry=Entry.blank(SampleForm, name="Aino Mäkelä", areas=["1"]))


@post("/components", policy=Policy.ADMINISTRATOR)
async def components_filled(request: Request[Any, Any, Any]) -> Template:
    """Nothing is kept: this shows how a refused form looks."""
    entry = await Entry.read(request, SampleForm)
    return page("web/components.html", entry=entry, status=200 if entry.ok else 422)


HANDLERS: Final = [components, components_filled]
