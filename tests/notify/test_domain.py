"""What a domain says of itself, asked over UDP from a small name server of the tests' own."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any, Final

import dns.asyncresolver
import dns.flags
import dns.message
import dns.rcode
import dns.rrset
import pytest

from agentnet.notify import domain
from agentnet.notify.mailing import Mailing
from tests.cast import Cast
from tests.conftest import SignedInAs

AT: Final = "kunta.example"
KEY: Final = {"selector1._domainkey.kunta.example": ["v=DKIM1; k=rsa; p=MIIB" + "A" * 300]}
SPF: Final = {AT: ["v=spf1 include:_spf.kunta.example -all", "muuta"]}
Records = Mapping[str, list[str]]


class NameServer(asyncio.DatagramProtocol):
    """Answers TXT questions from `records`: an empty list is a name without such records; `silent` never answers."""

    def __init__(self) -> None:
        self.records: Records = {}
        self.silent = False
        self.rcode: dns.rcode.Rcode | None = None
        self.asked: list[str] = []

    def connection_made(self, transport: Any) -> None:
        self.transport = transport

    def datagram_received(self, data: bytes, address: Any) -> None:
        question = dns.message.from_wire(data)
        name = question.question[0].name
        said = name.to_text(omit_final_dot=True)
        self.asked.append(said)
        if self.silent:
            return
        answer = dns.message.make_response(question, recursion_available=True)
        if self.rcode is not None:
            answer.set_rcode(self.rcode)
        elif records := self.records.get(said):
            quoted = [" ".join(f'"{one[at : at + 200]}"' for at in range(0, len(one), 200)) for one in records]
            answer.answer.append(dns.rrset.from_text_list(name, 300, "IN", "TXT", quoted))
        elif not any(one == said or one.endswith(f".{said}") for one in self.records):
            answer.set_rcode(dns.rcode.NXDOMAIN)
        self.transport.sendto(answer.to_wire(), address)


@pytest.fixture
async def names(home: object, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[NameServer]:
    loop = asyncio.get_running_loop()
    transport, server = await loop.create_datagram_endpoint(NameServer, local_addr=("127.0.0.1", 0))

    def ours() -> dns.asyncresolver.Resolver:
        made = dns.asyncresolver.Resolver(configure=False)
        made.nameservers, made.port = ["127.0.0.1"], transport.get_extra_info("sockname")[1]
        return made

    monkeypatch.setattr(domain, "resolver", ours)
    yield server
    transport.close()


async def looked(address: str = "posti@kunta.example") -> list[tuple[str, str]]:
    return [(one.tone, one.title) for one in await domain.look_at_domain(Mailing(sender_address=address))]


NO_KEY = ("gold", "DKIM-avainta ei löytynyt")
NO_POLICY = ("warn", "DMARC puuttuu")
GOOD_SPF = ("ok", "SPF on kunnossa")
GOOD_POLICY = ("ok", "DMARC on kunnossa")


@pytest.mark.parametrize(
    ("records", "said"),
    [
        (
            {**SPF, **KEY, "_dmarc.kunta.example": ["v=DMARC1; p=reject; rua=mailto:d@kunta.example"]},
            [GOOD_SPF, ("ok", "DKIM-avain löytyi"), GOOD_POLICY],
        ),
        ({AT: []}, [("warn", "SPF puuttuu"), NO_KEY, NO_POLICY]),
        ({AT: ["v=spf10 -all", "spf1"]}, [("warn", "SPF puuttuu"), NO_KEY, NO_POLICY]),
        ({AT: ["v=spf1 -all", "V=SPF1 mx -all"]}, [("warn", "SPF-tietueita on monta"), NO_KEY, NO_POLICY]),
        ({AT: ["v=spf1 mx +all"]}, [("warn", "SPF sallii kaiken"), NO_KEY, NO_POLICY]),
        ({**SPF, "mail._domainkey.kunta.example": ["v=DKIM1; p="]}, [GOOD_SPF, NO_KEY, NO_POLICY]),
        ({**SPF, "_dmarc.kunta.example": ["v=DMARC1; p=none"]}, [GOOD_SPF, NO_KEY, ("gold", "DMARC vain seuraa")]),
        (
            {**SPF, "_dmarc.kunta.example": ["v=DMARC1; rua=mailto:x@kunta.example"]},
            [GOOD_SPF, NO_KEY, ("warn", "DMARC-tietue on virheellinen")],
        ),
        (
            {**SPF, "_dmarc.kunta.example": ["v=DMARC1; p=none", "v=DMARC1; p=reject"]},
            [GOOD_SPF, NO_KEY, ("warn", "DMARC-tietueita on monta")],
        ),
    ],
)
async def test_each_finding_has_its_sentence(names: NameServer, records: Records, said: list[tuple[str, str]]) -> None:
    names.records = records
    assert await looked() == said


@pytest.mark.parametrize(
    ("policy", "said"), [("p=reject", GOOD_POLICY), ("p=reject; sp=none", ("gold", "DMARC vain seuraa"))]
)
async def test_a_domain_below_has_the_policy_of_the_one_above(
    names: NameServer, policy: str, said: tuple[str, str]
) -> None:
    names.records = {"posti.kunta.example": ["v=spf1 -all"], "_dmarc.kunta.example": [f"v=DMARC1; {policy}"]}
    assert (await looked("a@posti.kunta.example"))[2] == said
    assert "_dmarc.example" not in names.asked


async def test_a_domain_that_is_not_there_is_told_as_such(names: NameServer) -> None:
    names.records = {"muu.example": ["v=spf1 -all"]}
    assert await looked() == [("danger", "Verkkotunnusta ei ole")]


@pytest.mark.parametrize("rcode", [None, dns.rcode.SERVFAIL, dns.rcode.REFUSED])
async def test_a_name_server_that_fails_is_told_and_stops_nothing(
    names: NameServer, monkeypatch: pytest.MonkeyPatch, rcode: dns.rcode.Rcode | None
) -> None:
    monkeypatch.setattr(domain, "LOOKUPS_S", 0.2)
    names.silent, names.rcode = rcode is None, rcode
    (only,) = await domain.look_at_domain(Mailing(sender_address="posti@kunta.example"))
    assert (only.tone, only.title) == ("warn", "Verkkotunnusta ei voitu tarkistaa")
    assert "Nimipalvelin ei vastannut" in only.text
    assert "Lähettämiseen tämä ei vaikuta" in only.text


def test_an_administrator_reads_it_on_the_page(
    monkeypatch: pytest.MonkeyPatch, signed_in_as: SignedInAs, cast: Cast
) -> None:
    async def nothing(_name: str) -> list[str]:
        raise domain.NoSuchName

    monkeypatch.setattr(domain.look_at_domain, "__defaults__", (nothing,))
    assert "Verkkotunnusta ei ole" in signed_in_as(cast.admin).form("/letters/settings/domain").text
