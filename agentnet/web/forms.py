"""Forms: typed on the way in, kept as typed when something is wrong, with a sentence beside each field."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from typing import Annotated, Any, Final, Generic, TypeAlias, TypeVar, get_origin

from litestar import Request
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError
from pydantic.fields import FieldInfo

from agentnet.web import bodies, phones
from agentnet.web.sentences import sentence_for
from agentnet.web.textchecks import refusal
from agentnet.web.visit import here
from agentnet.words import N_, Refused, _

T = TypeVar("T")
F = TypeVar("F", bound="Form")
INT64: Final = 2**63


class Form(BaseModel):
    """What a page asks for. Only the fields named here are read; it is never a table model.

    What checks it is built when the first one is read: there are a hundred forms, and most days need ten.
    """

    model_config = ConfigDict(extra="ignore", frozen=True, defer_build=True)


def _one_line(value: Any) -> Any:
    return " ".join(value.split()) if isinstance(value, str) else value


def _text(value: Any) -> Any:
    return value.replace("\r\n", "\n").replace("\r", "\n").strip() if isinstance(value, str) else value


def _address(value: str) -> str:
    from email_validator import EmailNotValidError, validate_email

    try:
        return validate_email(value, check_deliverability=False, globally_deliverable=False).normalized.lower()
    except EmailNotValidError as wrong:
        raise ValueError(N_("Tarkista sähköpostiosoite.")) from wrong


def _listed(value: Any) -> Any:
    return value if isinstance(value, list) else [value]


Line: TypeAlias = Annotated[str, StringConstraints(max_length=200), BeforeValidator(_one_line)]
Text: TypeAlias = Annotated[str, StringConstraints(max_length=20_000), BeforeValidator(_text)]
LongText: TypeAlias = Annotated[str, StringConstraints(max_length=300_000), BeforeValidator(_text)]
Email: TypeAlias = Annotated[
    str, BeforeValidator(_one_line), StringConstraints(max_length=254), AfterValidator(_address)
]
Phone: TypeAlias = Annotated[
    str, BeforeValidator(_one_line), StringConstraints(max_length=40), AfterValidator(phones.kept)
]
"""A telephone number, or nothing: `phone: Phone = ""`."""
Chosen: TypeAlias = Annotated[list[T], BeforeValidator(_listed)]
"""Several of the offered ones (check boxes): `areas: Chosen[UUID] = []`."""


class Entry(Generic[F]):
    """One filling-in of a form: what was typed, what is wrong with it, and the value when nothing is."""

    def __init__(self, form: type[F], typed: Mapping[str, list[str]]) -> None:
        self.form = form
        self.typed: dict[str, list[str]] = dict(typed)
        self.errors: dict[str, str] = {}
        self._value: F | None = None

    @classmethod
    async def read(cls, request: Request[Any, Any, Any], form: type[F]) -> "Entry[F]":
        """What the visitor sent, judged; personal identity codes, NUL and broken characters are refused here."""
        sent: Mapping[str, list[str]] = here().form
        if request.headers.get("content-type", "").startswith("application/json"):
            sent = _from_json(await request.json())
        entry = cls(form, {name: values for name, values in sent.items() if name in form.model_fields})
        entry._judge()
        return entry

    @classmethod
    def judged(cls, form: type[F], typed: Mapping[str, list[str]]) -> "Entry[F]":
        """What stands in an address, judged as if it had been sent."""
        entry = cls(form, typed)
        entry._judge()
        return entry

    @classmethod
    def blank(cls, form: type[F], **initial: Any) -> "Entry[F]":
        """An untouched form, with `initial` values already in their places."""
        return cls(form, {name: _shown(value) for name, value in initial.items() if value is not None})

    @property
    def ok(self) -> bool:
        return not self.errors and self._value is not None

    @property
    def value(self) -> F:
        """The typed value.

        Raises:
            ValueError: there are errors; ask `ok` first.
        """
        if self._value is None:
            raise ValueError("This entry has errors.")
        return self._value

    def refuse(self, field: str, sentence: str) -> None:
        """Something that only the room knows is wrong with `field`."""
        self.errors.setdefault(field, sentence)

    def _judge(self) -> None:
        for name, values in self.typed.items():
            if wrong := next((said for value in values if (said := refusal(value))), ""):
                self.refuse(name, wrong)
        given = {name: value for name, info in self.form.model_fields.items() for value in self._given(name, info)}
        try:
            value = self.form.model_validate(given)
        except ValidationError as wrong_values:
            for error in wrong_values.errors(include_url=False):
                self.refuse(str(error["loc"][0]) if error["loc"] else "", sentence_for(error))
            return
        for name in _too_big(value):
            self.refuse(name, _("Luku on liian suuri."))
        if not self.errors:
            self._value = value

    def _given(self, name: str, info: FieldInfo) -> Iterator[str | list[str]]:
        """What the model gets: nothing for a field left empty, so that its default (or "fill this in") applies."""
        values = [value for value in self.typed.get(name, []) if value.strip()]
        if values:
            yield values if get_origin(info.annotation) is list else values[-1]


def _too_big(value: Form) -> list[str]:
    return [name for name, number in value if isinstance(number, int) and not -INT64 <= number < INT64]


def _shown(value: Any) -> list[str]:
    if isinstance(value, list | tuple | set | frozenset):
        return [_as_text(one) for one in value]
    return [_as_text(value)]


def _as_text(value: Any) -> str:
    if isinstance(value, bool):
        return "on" if value else ""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)


async def attempt(entry: Entry[Any], field: str | Callable[[str], str], act: Awaitable[T]) -> T | None:
    """What the act gives; when it is refused, the sentence stands beside the field, which may depend on it."""
    try:
        return await act
    except Refused as refused:
        said = str(refused)
        entry.refuse(field if isinstance(field, str) else field(said), said)
        return None


def _from_json(sent: Any) -> dict[str, list[str]]:
    """A flat JSON object as form fields.

    Raises:
        BadInput: it is anything else.
    """
    if not isinstance(sent, dict):
        raise bodies.BadInput
    fields = {
        str(name): value if isinstance(value, list) else [value] for name, value in sent.items() if value is not None
    }
    if any(isinstance(one, dict | list) for values in fields.values() for one in values):
        raise bodies.BadInput
    return {name: [_as_text(one) for one in values] for name, values in fields.items() if values}
