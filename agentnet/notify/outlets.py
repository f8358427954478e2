"""Where letters leave: a mail server when one is set, else files in `var/letters/`."""

import asyncio
from email.message import EmailMessage
from pathlib import Path
from typing import Final, Protocol

from agentnet.settings import settings

_SECONDS: Final = 60


class NotSent(Exception):
    """Surely not sent. `final`: asking again would not help."""

    def __init__(self, reason: str, *, final: bool) -> None:
        super().__init__(reason)
        self.final = final


class Unsure(Exception):
    """The connection broke after the hand-over began: it may have been sent."""


class Outlet(Protocol):
    """One way out. `repeatable`: handing over the same letter twice does no harm."""

    repeatable: bool

    async def ready(self) -> None:
        """Make the next hand-over possible, or raise `NotSent`: nothing has been handed over yet."""

    async def hand_over(self, name: str, message: EmailMessage) -> None:
        """Hand over the letter; returns when the other side has it. Raises `NotSent` or `Unsure`."""

    async def close(self) -> None: ...


class Files:
    """Letters as `.eml` files, named by their ids, which any mail program opens."""

    repeatable = True

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    async def ready(self) -> None:
        try:
            await asyncio.to_thread(self.folder.mkdir, parents=True, exist_ok=True, mode=0o700)
        except OSError as wrong:
            raise NotSent(str(wrong), final=False) from wrong

    async def hand_over(self, name: str, message: EmailMessage) -> None:
        try:
            await asyncio.to_thread(self._write, name, message.as_bytes())
        except OSError as wrong:
            raise NotSent(str(wrong), final=False) from wrong

    def _write(self, name: str, content: bytes) -> None:
        half = self.folder / f"{name}.half"
        half.touch(mode=0o600)
        half.write_bytes(content)
        half.replace(self.folder / f"{name}.eml")

    async def close(self) -> None:
        return


class MailServer:
    """SMTP. One connection serves a whole round."""

    repeatable = False

    def __init__(self) -> None:
        import aiosmtplib  # loaded by installations that have a mail server

        chosen = settings()
        self.wrong = aiosmtplib.errors
        self.client = aiosmtplib.SMTP(
            hostname=chosen.smtp_host,
            port=chosen.smtp_port,
            username=chosen.smtp_user or None,
            password=chosen.smtp_password or None,
            use_tls=chosen.smtp_tls == "tls",
            start_tls=chosen.smtp_tls == "starttls",
            timeout=_SECONDS,
        )

    async def ready(self) -> None:
        try:
            if self.client.is_connected:
                await self.client.noop()
            else:
                await self.client.connect()
        except (self.wrong.SMTPException, OSError) as wrong:
            self.client.close()
            raise NotSent(_reason(wrong), final=False) from wrong

    async def hand_over(self, name: str, message: EmailMessage) -> None:
        try:
            await self.client.send_message(message)
        except self.wrong.SMTPRecipientsRefused as refused:
            code = max(one.code for one in refused.recipients)
            raise NotSent(_reason(refused), final=code >= 500) from refused
        except self.wrong.SMTPResponseException as refused:
            raise NotSent(_reason(refused), final=refused.code >= 500) from refused
        except (self.wrong.SMTPNotSupported, ValueError) as wrong:
            raise NotSent(_reason(wrong), final=True) from wrong
        except (self.wrong.SMTPException, OSError) as wrong:
            self.client.close()
            raise Unsure(_reason(wrong)) from wrong

    async def close(self) -> None:
        if self.client.is_connected:
            try:
                await self.client.quit()
            except (self.wrong.SMTPException, OSError):
                self.client.close()


def _reason(wrong: Exception) -> str:
    return f"{type(wrong).__name__}: {wrong}"[:500]


def outlet() -> Outlet:
    """The way out that the settings name."""
    return MailServer() if settings().smtp_host else Files(settings().var / "letters")
