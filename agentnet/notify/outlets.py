"""Where letters leave: a mail server when one is set, else files in `var/letters/`."""

import asyncio
from email.message import EmailMessage
from pathlib import Path
from typing import Any, Final, Protocol, Self

from agentnet.notify import mailing
from agentnet.notify.mailing import Mailing
from agentnet.settings import settings

_SECONDS: Final = 60


class NotSent(Exception):
    """Surely not sent. `final`: asking again would not help. `address`: it is the address that was refused."""

    def __init__(self, reason: str, *, final: bool, address: bool = False) -> None:
        super().__init__(reason)
        self.final = final
        self.address = address


class Unsure(Exception):
    """The connection broke after the hand-over began: it may have been sent."""


class Outlet(Protocol):
    """One way out, for one letter at a time. `repeatable`: handing over the same letter twice does no harm."""

    repeatable: bool

    async def ready(self) -> None:
        """Make the next hand-over possible, or raise `NotSent`: nothing has been handed over yet."""

    async def hand_over(self, name: str, message: EmailMessage) -> None:
        """Hand over the letter; returns when the other side has it. Raises `NotSent` or `Unsure`."""

    async def close(self) -> None: ...

    def another(self) -> "Outlet":
        """One more of the same kind, to be used beside this one."""


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

    def another(self) -> Self:
        return self


class MailServer:
    """SMTP. One connection serves a whole round; its steps are told apart, so that only a broken last one is unsure."""

    repeatable = False

    def __init__(self, chosen: Mailing | None = None, seconds: int = _SECONDS) -> None:
        import aiosmtplib  # loaded by installations that have a mail server

        self.chosen = chosen or mailing.current()
        self.said = ""
        self.wrong = aiosmtplib.errors
        self.client = aiosmtplib.SMTP(
            hostname=self.chosen.host,
            port=self.chosen.port,
            username=self.chosen.user or None,
            password=self.chosen.password or None,
            use_tls=self.chosen.tls == "tls",
            start_tls=self.chosen.tls == "starttls",
            timeout=seconds,
        )

    async def ready(self) -> None:
        if self.client.is_connected:
            return
        try:
            await self.client.connect()
            await self.client.ehlo()
        except (self.wrong.SMTPException, OSError) as wrong:
            self.client.close()
            raise NotSent(_reason(wrong), final=False) from wrong

    async def hand_over(self, name: str, message: EmailMessage) -> None:
        try:
            content = await self._announce(name, message)
        except self.wrong.SMTPRecipientRefused as refused:
            await self._begin_again()
            raise NotSent(_reason(refused), final=refused.code >= 500, address=refused.code >= 500) from refused
        except self.wrong.SMTPResponseException as refused:
            await self._begin_again()
            raise NotSent(_reason(refused), final=refused.code >= 500) from refused
        except (self.wrong.SMTPNotSupported, ValueError) as wrong:
            raise NotSent(_reason(wrong), final=True) from wrong
        except (self.wrong.SMTPException, OSError) as wrong:
            self.client.close()
            raise NotSent(_reason(wrong), final=False) from wrong
        try:
            answer = await self.client.data(content)
        except self.wrong.SMTPResponseException as refused:
            await self._begin_again()
            raise NotSent(_reason(refused), final=refused.code >= 500) from refused
        except (self.wrong.SMTPException, OSError) as wrong:
            self.client.close()
            raise Unsure(_reason(wrong)) from wrong
        self.said = f"{answer.code} {answer.message}"

    async def _announce(self, name: str, message: EmailMessage) -> bytes:
        """From whom, to whom; and the letter in the words that this server takes. Nothing of it has been sent yet."""
        from aiosmtplib.email import extract_recipients, flatten_message

        (recipient,) = extract_recipients(message)
        sender = self.chosen.sender_address
        foreign = not (sender + recipient).isascii()
        if foreign and not self.client.supports_extension("smtputf8"):
            raise self.wrong.SMTPNotSupported("The mail server takes no address with letters outside of a–z.")
        whole = self.client.supports_extension("8bitmime")
        options = ["BODY=8BITMIME"] if whole else []
        options += ["SMTPUTF8"] if foreign else []
        if self.client.supports_extension("dsn"):
            options += ["RET=HDRS", f"ENVID={name}"]
        content = flatten_message(message, utf8=foreign, cte_type="8bit" if whole else "7bit")
        how: dict[str, Any] = {"encoding": "utf-8" if foreign else "ascii"}
        await self.client.mail(sender, options=options, **how)
        await self.client.rcpt(recipient, **how)
        return content

    async def _begin_again(self) -> None:
        """The server forgets the letter that it refused; one that cannot is left."""
        try:
            await self.client.rset()
        except (self.wrong.SMTPException, OSError):
            self.client.close()

    async def close(self) -> None:
        if self.client.is_connected:
            try:
                await self.client.quit()
            except (self.wrong.SMTPException, OSError):
                self.client.close()

    def another(self) -> "MailServer":
        return MailServer(self.chosen)


def _reason(wrong: Exception) -> str:
    return f"{type(wrong).__name__}: {wrong}"[:500]


def outlet() -> Outlet:
    """The way out that was chosen."""
    chosen = mailing.current()
    return MailServer(chosen) if chosen.host else Files(settings().var / "letters")
