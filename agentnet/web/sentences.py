"""What a field's error means, in words. Keys are pydantic's error types."""

from collections.abc import Mapping
from typing import Any, Final

from agentnet.words import N_, _

_PLAIN: Final = {
    "missing": N_("Täytä tämä kohta."),
    "enum": N_("Valitse jokin vaihtoehdoista."),
    "literal_error": N_("Valitse jokin vaihtoehdoista."),
    "uuid_parsing": N_("Valitse jokin vaihtoehdoista."),
    "uuid_type": N_("Valitse jokin vaihtoehdoista."),
    "bool_parsing": N_("Valitse jokin vaihtoehdoista."),
    "int_parsing": N_("Kirjoita kokonaisluku."),
    "int_from_float": N_("Kirjoita kokonaisluku."),
    "int_parsing_size": N_("Luku on liian suuri."),
    "float_parsing": N_("Kirjoita luku."),
    "decimal_parsing": N_("Kirjoita luku."),
    "finite_number": N_("Kirjoita luku."),
    "url_parsing": N_("Kirjoita verkko-osoite, joka alkaa https://"),
    "url_scheme": N_("Kirjoita verkko-osoite, joka alkaa https://"),
    "string_pattern_mismatch": N_("Tarkista muoto."),
    "string_unicode": N_("Tarkista muoto."),
}
_BY_START: Final = (
    ("datetime", N_("Kirjoita päivä ja kellonaika.")),
    ("date", N_("Kirjoita päivämäärä.")),
    ("time", N_("Kirjoita kellonaika.")),
)


def sentence_for(error: Mapping[str, Any]) -> str:
    """The sentence for one of pydantic's errors, in the language of the moment."""
    kind, context = error["type"], error.get("ctx", {})
    match kind:
        case "value_error":
            return _(str(context["error"]))
        case "string_too_long":
            return _("Teksti on liian pitkä: enintään {most} merkkiä.", most=context["max_length"])
        case "string_too_short":
            return _("Teksti on liian lyhyt: vähintään {least} merkkiä.", least=context["min_length"])
        case "too_short":
            return _("Valitse vähintään {least}.", least=context["min_length"])
        case "too_long" if isinstance(error.get("input"), str):
            return _("Teksti on liian pitkä: enintään {most} merkkiä.", most=context["max_length"])
        case "too_long":
            return _("Valitse enintään {most}.", most=context["max_length"])
        case "greater_than_equal" | "greater_than":
            return _("Luku on liian pieni: vähintään {least}.", least=context.get("ge", context.get("gt")))
        case "less_than_equal" | "less_than":
            return _("Luku on liian suuri: enintään {most}.", most=context.get("le", context.get("lt")))
    by_start = next((said for start, said in _BY_START if kind.startswith(start)), N_("Tarkista tämä kohta."))
    return _(_PLAIN.get(kind, by_start))
