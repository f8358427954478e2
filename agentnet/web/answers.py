"""What a handler gives back: a page, a fragment, a way on."""

from typing import Any, Final

from litestar import Request
from litestar.response import Redirect, Response, Template

from agentnet.network.models import Network, Person
from agentnet.web import flash
from agentnet.web.templating import environment, surroundings
from agentnet.web.visit import NETWORK, cookie_name, here

YEAR: Final = 365 * 24 * 3600


def page(template: str, *, status: int = 200, **context: Any) -> Template:
    """A whole page. Pass `network=` when it belongs to one: the navigation reads it."""
    _remember(context.get("network"))
    return Template(template, context=surroundings(context), status_code=status, media_type="text/html")


def _remember(network: object) -> None:
    """This browser was last in this network: home begins from there."""
    visit = here()
    if isinstance(network, Network) and isinstance(visit.me, Person) and str(network.id) != visit.network:
        visit.cookies[cookie_name(NETWORK)] = (str(network.id), YEAR)


def fragment(template: str, **context: Any) -> str:
    """A piece of a page, drawn in the language of the moment; works outside a request too."""
    return environment().get_template(template).render(**surroundings(context))


def go(path: str, said: str = "", **values: Any) -> Redirect:
    """On to `path` (303), with a passing word of what was done."""
    if said:
        flash.say(said, **values)
    return Redirect(path, status_code=303)


def answer(request: Request[Any, Any, Any], template: str, *, to: str, said: str = "", **context: Any) -> Response[Any]:
    """The changed piece for htmx; the page without it for everybody else."""
    if here().htmx:
        return page(template, said=said, **context)
    return go(to, said)
