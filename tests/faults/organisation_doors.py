"""Doors of the organisation and of networks that take a form."""

from typing import Final

from agentnet.network.organisation.pages import forms, network_forms
from tests.faults.door import Door, filled, silent

WORDS: Final = "Sana, joka jää talteen"
COUNTY: Final = "/organisation/{county}"
_ASKED = {"name": WORDS, "levels": "toimiala\npalvelualue"}
_UNIT = {"name": WORDS, "area_id": "@area", "region_id": "@region"}
_KEPT = silent("area_id", "region_id", "parent_id", "level", "field", "place")
_NETWORK = {"name": WORDS, "kind": "other", "coordinator": "Uusi Vetäjä", "email": "vetaja@agentnet.example"}

ORGANISATION_DOORS: Final = (
    Door("/organisation", forms.CountyForm, "admin", filled(**_ASKED)),
    Door(f"{COUNTY}/structure", forms.CountyForm, "admin", filled(**_ASKED)),
    Door(f"{COUNTY}/areas", forms.AreaForm, "admin", filled(name=WORDS, field="social"), _KEPT),
    Door("/organisation/areas/{area}", forms.AreaForm, "admin", filled(name=WORDS, field="common"), _KEPT),
    Door(f"{COUNTY}/regions", forms.RegionForm, "admin", filled(name=WORDS), _KEPT | {"code"}),
    Door("/organisation/regions/{region}", forms.RegionForm, "admin", filled(name=WORDS)),
    Door(f"{COUNTY}/units", forms.UnitForm, "admin", filled(**_UNIT), _KEPT),
    Door("/organisation/units/{unit}/edit", forms.UnitForm, "admin", filled(**_UNIT), _KEPT),
    Door(
        "/organisation/units/{unit}/end",
        forms.EndForm,
        "admin",
        filled(last_day="2030-12-31"),
        silent("successor_id", "others"),
    ),
    Door("/organisation/units/{unit}/rename", forms.RenameForm, "admin", filled(name=WORDS, since="2020-01-01")),
    Door(f"{COUNTY}/imports", forms.UploadForm, "admin", silent=silent("ends_missing")),
    Door(
        "/organisation/imports/{import}/columns", forms.ColumnsForm, "admin", silent=silent("columns", "ends_missing")
    ),
    Door(
        "/networks/new",
        network_forms.NetworkForm,
        "admin",
        filled(counties="@county", **_NETWORK),
        silent("kind", "counties"),
    ),
    Door(
        "/organisation/networks/{network}",
        network_forms.SpanForm,
        "admin",
        filled(home="@county"),
        silent("home", "counties"),
    ),
    Door(
        "/networks/{network}/settings",
        network_forms.SettingsForm,
        good=filled(name=WORDS, kind="agents", languages="fi", version=1),
        silent=silent("kind", "languages", "story_theme", "version"),
    ),
)
