"""Forms of a state's name that follow by rule: what they are, and that they never lead anywhere else."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from aseanfacts import normalize_country
from aseanfacts.forms import member_forms
from aseanfacts.names import NameTable


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("the Philippines", "PH"),
        ("Philippines, The", "PH"),
        ("Philippines (the)", "PH"),
        ("Viet Nam, Socialist Republic of", "VN"),
        ("Thailand (Kingdom of)", "TH"),
        ("Indonesia, Republik", "ID"),
        ("Lao People's Dem. Rep.", "LA"),
        ("Burma (Myanmar)", "MM"),
        ("Burma/Myanmar", "MM"),
        ("ミャンマー（ビルマ）", "MM"),
        ("Laos (LA)", "LA"),
        ("VN - Vietnam", "VN"),
        ("Vietnam - VN", "VN"),
        ("Thailand [TH]", "TH"),
        ("[SG] Singapore", "SG"),
        ("ID: Indonesia", "ID"),
        ("Indonesia;ID", "ID"),
        ("TH/Thailand", "TH"),
        ("096 | Brunei", "BN"),
        ("Myanmar – Burma", "MM"),
        ("Laos, Lao PDR, LA", "LA"),
        ("Singapore, Singapore", "SG"),
        ("Viet Nam\nVietnam", "VN"),
        ("Laos, LA, Laos, LA, Laos", None),
        ("la, la", None),
        ("LA, CA", None),
        ("VN - Thailand", None),
        ("ID, MY", None),
        ("my: name", None),
        ("Vietnam, Republic of", None),
        ("Vietnam (Hanoi)", None),
        ("Thailand/Cambodia", None),
        ("Laos (", "LA"),
        ("(Laos)", "LA"),
        ("Laos/", "LA"),
        ("/", None),
        ("Kingdom of Indonesia", None),
        ("Republic of Thailand", None),
        ("mas", None),
        ("the MAS", None),
    ],
)
def test_forms_of_members(text, code):
    assert normalize_country(text) == code


def test_every_form_leads_to_the_owner_of_its_name(shipped):
    for member in shipped.members:
        assert {normalize_country(form) for form in member_forms(member.names)} == {member.alpha_2}


def test_a_form_gives_way_to_a_name_and_two_forms_are_ambiguous():
    table = NameTable(
        {"AA": ["Alpha"], "BB": ["The Alpha"]}, {}, {"AA": ["the Alpha", "Alpha X"], "BB": ["AlphaX"]}
    )
    assert table.keys["thealpha"] == "BB"
    assert table.ambiguous == {"alphax": ("AA", "BB")}


def spelt(*names, language):
    return [SimpleNamespace(name=name, language=language, kind="cldr") for name in names]


def test_a_style_turned_round_loses_the_article_of_its_own_language_only():
    names = ("the Republic of the Isles", "Isles")
    assert "islestherepublicof" in set(member_forms(spelt(*names, language="en")))
    assert "islestherepublicofthe" in set(member_forms(spelt(*names, language="en")))
    assert "islestherepublicof" not in set(member_forms(spelt(*names, language="id")))


def test_only_english_styles_are_abbreviated():
    name = "Democratic Republic of Atlantis"
    assert {"Democratic Rep. of Atlantis", "Dem. Rep. of Atlantis"} <= set(
        member_forms(spelt(name, language="en"))
    )
    assert not any("Rep." in form for form in member_forms(spelt(name, language="id")))
