"""The whole application on one page: its rooms, and what they share."""

from collections.abc import Sequence
from typing import Any, Final

from litestar.exceptions import HTTPException
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template.config import TemplateConfig

from agentnet.accounts import pages as accounts_pages
from agentnet.accounts import sessions
from agentnet.asking import pages as asking_pages
from agentnet.guide import pages as guide_pages
from agentnet.home import pages as home_pages
from agentnet.network import pages as network_pages
from agentnet.notify import digest, worker
from agentnet.notify import pages as notify_pages
from agentnet.people import pages as people_pages
from agentnet.people import retention
from agentnet.people.mine import pages as mine_pages
from agentnet.surveys import pages as surveys_pages
from agentnet.tasks import pages as tasks_pages
from agentnet.web import assets, bodies, errors, logs, offline, quick, showcase, styles
from agentnet.web.doors import DEPENDENCIES
from agentnet.web.policy import check_routes, gate
from agentnet.web.shell import Agentnet
from agentnet.web.startup import check_settings, lifespan
from agentnet.web.templating import environment
from agentnet.workshops import pages as workshop_pages
from agentnet.year import pages as year_pages

HANDLERS: Final[tuple[Any, ...]] = (
    assets.static,
    *styles.HANDLERS,
    *offline.HANDLERS,
    *showcase.HANDLERS,
    *accounts_pages.HANDLERS,
    *network_pages.HANDLERS,
    *notify_pages.HANDLERS,
    *surveys_pages.HANDLERS,
    *tasks_pages.HANDLERS,
    *workshop_pages.HANDLERS,
    *asking_pages.HANDLERS,
    *guide_pages.HANDLERS,
    *people_pages.HANDLERS,
    *mine_pages.HANDLERS,
    *year_pages.HANDLERS,
    *home_pages.HANDLERS,
)


def create_app(handlers: Sequence[Any] = HANDLERS) -> Agentnet:
    """The application, ready to serve.

    Raises:
        Unsafe: in production, naming every setting that must not be as it is. NoPolicy: a route says not who may knock.
    """
    check_settings()
    logs.configure()
    app = Agentnet(
        route_handlers=handlers,
        dependencies=DEPENDENCIES,
        guards=[gate],
        exception_handlers={Exception: errors.answer_error, HTTPException: errors.answer_error},
        after_exception=[errors.note_socket_error],
        template_config=TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment())),
        request_max_body_size=bodies.BODY,
        lifespan=[lifespan, worker.alongside(digest.plan, retention.plan)],
        event_emitter_backend=quick.NoEvents,
        logging_config=None,
        openapi_config=None,
        debug=False,
    )
    app.recognise = sessions.recognise
    check_routes(app)
    return app
