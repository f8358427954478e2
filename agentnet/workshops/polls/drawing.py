"""Views as HTML. The page, the answer to a press, the news and the catch-up are all drawn here.

The cursor is a hash of what one audience sees in one language: it tells nothing that the page does not, and it is the
same in every process.
"""

from contextvars import Context
from hashlib import sha256
from typing import Final, NamedTuple

from markupsafe import Markup

from agentnet.web import fragment
from agentnet.words import language, using
from agentnet.workshops.polls import figures
from agentnet.workshops.polls.flow import KINDS, REASONS, Audience, TextState
from agentnet.workshops.polls.views import View

LENGTH: Final = 16


class Drawn(NamedTuple):
    html: str
    cursor: str

    @property
    def whole(self) -> Markup:
        """For the page itself."""
        return Markup(self.html)

    @property
    def news(self) -> str:
        """The pieces, and what to remember having seen."""
        return self.html + f'<live-cursor at="{self.cursor}"></live-cursor>'

    @property
    def beat(self) -> str:
        return f'<live-beat at="{self.cursor}"></live-beat>'

    def since(self, cursor: str) -> str:
        """What somebody with `cursor` has missed."""
        return self.beat if cursor == self.cursor else self.news


def drawn(view: View, audience: Audience) -> Drawn:
    """Drawn without a visitor: nobody's token or name can get into it."""
    return Context().run(_drawn, view, audience, language.get())


def _drawn(view: View, audience: Audience, lang: str) -> Drawn:
    template = "polls/_wall.html" if audience is Audience.PROJECTOR else "polls/_pieces.html"
    with using(lang):
        html = fragment(
            template,
            poll=view,
            audience=audience,
            kinds=KINDS,
            reasons=REASONS,
            page=_page(view),
            ask=_ask(view),
        ).strip()
    return Drawn(html, sha256(html.encode()).hexdigest()[:LENGTH])


def _page(view: View) -> list[figures.Text]:
    """The written answers that the projector shows now."""
    texts = [text for text in view.figures.texts if text.state is TextState.SHOWN] if view.figures else []
    pages = figures.pages(texts)
    return pages[view.screen] if view.screen < len(pages) else []


def _ask(view: View) -> str:
    """A mark of what is asked: when it changes, the form on the page must."""
    asked = (view.kind, view.question, view.options, view.several, view.low, view.high, view.words_each)
    return sha256(repr(asked).encode()).hexdigest()[:8]
