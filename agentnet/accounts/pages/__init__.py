"""The doors of the application: signing in and out, one's own page, the language."""

from typing import Any, Final

from agentnet.accounts.pages import demo, mine, sign_in

HANDLERS: Final[tuple[Any, ...]] = (*sign_in.HANDLERS, *mine.HANDLERS, *demo.HANDLERS)
