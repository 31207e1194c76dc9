"""Which texts lead to a city: its names, a name with the word for city, a name with the country after it.

A name on record always comes first. What follows from it by rule can mean nothing but the same city, unless it is the name of
a near neighbour: ``Batavia Stad`` is no city of Java.
"""

from __future__ import annotations

from aseanfacts.names import Blocks, Names, NameTable, pieces
from aseanfacts.normalize import normalize_name

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Mapping

    from aseanfacts.frames import Frames

__all__ = ["CityNames", "without_word", "words_pattern"]

# The word for city before or after the name.
_WORDS = {
    "ab": ("ақалақь {}",),
    "af": ("Stad {}",),
    "am": ("{} ከተማ", "ከተማ {}"),
    "an": ("Ciudat de {}",),
    "ar": ("مدينة {}", "Madinat {}"),
    "as": ("{} চহৰ", "{} মহানগৰ"),
    "ast": ("Ciudá de {}", "Ciudá {}"),
    "az": ("{} şəhəri",),
    "ba": ("{} ҡалаһы",),
    "bcl": ("Syudad kan {}", "Syudad nin {}", "Ciudad nin {}", "Siyudad kan {}"),
    "be": ("горад {}", "г. {}", "{} Сіці", "Horad {}", "Gorad {}"),
    "bg": ("град {}",),
    "bn": ("{} শহর", "{} সিটি", "{} নগরী", "{} Shohor"),
    "bo": ("{}གྲོང་ཁྱེར", "གྲོང་ཁྱེར་{}"),
    "br": ("Kêr {}",),
    "bs": ("grad {}",),
    "ca": ("Ciutat de {}", "Ciutat {}"),
    "cdo": ("{}-chê",),
    "ce": ("{} гӀала",),
    "ceb": ("Dakbayan sa {}", "Siyudad sa {}", "Syudad sa {}"),
    "ckb": ("شاری {}",),
    "co": ("Cità di {}",),
    "crh": ("{} şeeri",),
    "cs": ("město {}",),
    "cv": ("{} хули", "{} хула"),
    "cy": ("Dinas {}",),
    "de": ("Stadt {}", "{}-Stadt"),
    "el": ("Πόλη {}", "η Πόλη {}", "{} Πόλη", "{} Σίτι", "Poli {}"),
    "en": ("{} City", "City of {}", "the City of {}", "{} Municipality", "Municipality of {}", "Town of {}", "City Municipality of {}"),
    "eo": ("urbo {}", "{}-urbo"),
    "es": ("Ciudad de {}", "la Ciudad de {}", "Ciudad {}", "Municipio de {}", "Municipalidad de {}"),
    "et": ("{} linn",),
    "eu": ("{} hiria",),
    "fa": ("شهر {}", "{} سیتی", "Shahr-e {}"),
    "fi": ("{} kaupunki",),
    "fil": ("Lungsod ng {}", "Lungsod {}", "Siyudad ng {}", "Siudad ng {}"),
    "fo": ("{} býur",),
    "fr": ("Ville de {}", "la Ville de {}", "{}-Ville", "Municipalité de {}", "Cité de {}"),
    "fur": ("Citât di {}",),
    "fy": ("Stêd {}",),
    "ga": ("Cathair {}",),
    "gl": ("Cidade de {}", "Cidade {}"),
    "gu": ("{} શહેર", "{} સિટી"),
    "ha": ("Birnin {}",),
    "hak": ("{}-sṳ",),
    "he": ("העיר {}", "{} עיר", "{} סיטי"),
    "hi": ("{} शहर", "{} नगर", "{} सिटी", "{} महानगर", "{} Shahar"),
    "hil": ("Dakbanwa sang {}", "Siyudad sang {}"),
    "hr": ("grad {}",),
    "ht": ("Vil {}",),
    "hu": ("{} város",),
    "hy": ("{} քաղաք", "քաղաք {}", "K'aghak' {}"),
    "id": ("Kota {}", "Kotamadya {}", "Kota Madya {}", "Kota Besar {}", "Kotapraja {}", "Kodya {}"),
    "ig": ("Obodo {}",),
    "ilo": ("Siudad ti {}", "Siyudad ti {}", "Ciudad ti {}"),
    "is": ("Borgin {}",),
    "it": ("Città di {}", "la Città di {}"),
    "ja": ("{}市", "{}シティ", "{}シティー", "{}の町", "{}-shi"),
    "jv": ("Kutha {}", "ꦏꦸꦛ{}", "ꦑꦸꦛ{}", "ꦏꦸꦡ{}", "ꦏꦺꦴꦠ{}"),
    "ka": ("ქალაქი {}", "Kalaki {}"),
    "kaa": ("{} qalası",),
    "kab": ("Tamdint n {}",),
    "kk": ("{} қаласы",),
    "km": ("ក្រុង{}", "ទីក្រុង{}", "រាជធានី{}", "{}រាជធានី", "Krong {}", "Krung {}"),
    "kn": ("{} ನಗರ", "{} ಸಿಟಿ"),
    "ko": ("{}시", "{} 시티", "{}-si"),
    "ku": ("bajarê {}",),
    "ky": ("{} шаары",),
    "la": ("Urbs {}", "Civitas {}"),
    "lb": ("Stad {}",),
    "lij": ("Çittæ de {}",),
    "lo": ("ນະຄອນ{}", "ນະຄອນຫຼວງ{}", "ນະຄອນຫລວງ{}", "ເມືອງ{}", "Muang {}", "Nakhon Luang {}"),
    "lt": ("{} miestas",),
    "lv": ("{} pilsēta",),
    "mg": ("Tanànan'i {}",),
    "mi": ("Te Tāone o {}",),
    "mk": ("град {}",),
    "ml": ("{} നഗരം", "{} സിറ്റി"),
    "mn": ("{} хот",),
    "mr": ("{} शहर", "{} सिटी"),
    "ms": ("Bandar {}", "Bandaraya {}", "Bandar Raya {}"),
    "mt": ("Belt ta' {}",),
    "my": ("{}မြို့", "{}မြို့တော်", "{} Myo", "{} Myodaw"),
    "nan": ("{}-chhī",),
    "nb": ("{} by", "byen {}"),
    "nds": ("Stadt {}",),
    "ne": ("{} सहर", "{} शहर"),
    "nl": ("Stad {}", "{}-stad", "Gemeente {}"),
    "oc": ("Ciutat de {}",),
    "or": ("{} ସହର", "{} ସିଟି"),
    "os": ("горӕт {}", "{} сахар"),
    "pa": ("{} ਸ਼ਹਿਰ", "{} ਸਿਟੀ"),
    "pag": ("Siyudad na {}", "Ciudad na {}", "Syudad na {}"),
    "pam": ("Lakanbalen ning {}", "Ciudad ning {}"),
    "pl": ("miasto {}",),
    "ps": ("{} ښار",),
    "pt": ("Cidade de {}", "a Cidade de {}", "Cidade {}", "Município de {}"),
    "rm": ("Citad da {}",),
    "ro": ("orașul {}", "municipiul {}"),
    "ru": ("город {}", "г. {}", "гор. {}", "{} Сити", "Gorod {}"),
    "sah": ("{} куорат",),
    "sc": ("Tzitade de {}",),
    "scn": ("Citati di {}",),
    "se": ("{} gávpot",),
    "si": ("{} නගරය",),
    "sk": ("mesto {}",),
    "sl": ("mesto {}",),
    "so": ("Magaalada {}",),
    "sq": ("qyteti {}",),
    "sr": ("град {}", "grad {}", "{} Сити"),
    "su": ("Dayeuh {}",),
    "sv": ("staden {}", "{} stad"),
    "sw": ("jiji la {}", "mji wa {}"),
    "ta": ("{} நகரம்", "{} நகர்", "{} சிட்டி", "{} மாநகரம்"),
    "te": ("{} నగరం", "{} సిటీ"),
    "tet": ("Sidade {}", "Munisípiu {}"),
    "tg": ("шаҳри {}",),
    "th": ("เมือง{}", "นคร{}", "กรุง{}", "เทศบาลนคร{}", "เทศบาลเมือง{}", "{}ซิตี", "{}ซิตี้", "Mueang {}", "Muang {}", "Müang {}", "Nakhon {}", "Thesaban Nakhon {}", "Thesaban Mueang {}", "Amphoe Mueang {}", "Amphoe Muang {}"),
    "tk": ("{} şäheri",),
    "tr": ("{} şehri", "{} kenti"),
    "tt": ("{} шәһәре",),
    "udm": ("{} кар",),
    "ug": ("{} شەھىرى",),
    "uk": ("місто {}", "м. {}", "{} Сіті", "Misto {}"),
    "ur": ("{} شہر", "{} سٹی", "شہر {}"),
    "uz": ("{} shahri",),
    "vec": ("Cità de {}",),
    "vi": ("Thành phố {}", "TP {}", "Thủ đô {}", "Thị xã {}", "Đô thành {}"),
    "wa": ("Veye di {}",),
    "war": ("Syudad han {}", "Siyudad han {}", "Ciudad han {}", "Dakbayan han {}"),
    "xal": ("{} балһсн",),
    "yi": ("שטאט {}", "{} שטאט"),
    "yo": ("Ìlú {}",),
    "zgh": ("ⵜⴰⵎⴷⵉⵏⵜ ⵏ {}",),
    "zh": ("{}市", "{}城"),
    "zu": ("iDolobha lase{}",),
}  # fmt: skip

_SHORTEST_WITH_WORD = 5
_FIRST_OF_SYLLABLES = "\u0e00"


class CityNames(Names):
    """Finds what city a whole text names.

    Args:
        code_blocks: Ids and codes, as for :class:`Names`.
        key_blocks: Match keys.
        members: Finds the member that a text names.
        member_of: The code of each city's member.
        strangers: Match keys of other places that come near a name.
        patience: How many questions to answer by searching.
        ambiguous: Match keys that would lead to several cities, and so lead nowhere.
    """

    __slots__ = ("_member_of", "_members", "_strangers")

    def __init__(
        self,
        code_blocks: Blocks,
        key_blocks: Blocks,
        members: Names,
        member_of: Mapping[str, str],
        strangers: Container[str] = (),
        patience: int = 32,
        ambiguous: Container[str] = (),
    ) -> None:
        super().__init__(code_blocks, key_blocks, patience, ambiguous)
        self._members = members
        self._member_of = member_of
        self._strangers = strangers

    @classmethod
    def over(
        cls, table: NameTable, members: Names, member_of: Mapping[str, str], strangers: Container[str]
    ) -> CityNames:
        """Return the finder over a table that is at hand."""
        names = cls(Blocks("", tuple), Blocks("", tuple), members, member_of, strangers, 0, table.ambiguous)
        names._use(table.codes, table.keys)
        return names

    def find_by_rule(self, text: str, key: str) -> str | None:
        """Return the id of the city that a text names with the word for city, with its country or twice, or None.

        Args:
            text: A text that is no name.
            key: Its match key.

        Returns:
            The id.

        """
        if not key or key in self._ambiguous:
            return None
        return self._find_with_word(text, key) or self._find_placed(text)

    def _find_with_word(self, text: str, key: str) -> str | None:
        """Return the city that ``Kota Denpasar`` or ``曼谷市`` names, or None."""
        if _is_short_word(text, key):
            return None
        for bare in without_word(key):
            place = self._place_of(bare)
            if place and key not in self._strangers:
                return place
        return None

    def _find_placed(self, text: str) -> str | None:
        """Return the city that ``Hanoi, Vietnam`` or ``Cebu (city)`` names, or None.

        The first part names it; every other names it too, or its country, or is a word for city.
        """
        first, *added = pieces(text) or (text,)
        if not added:
            return None
        key = normalize_name(first)
        place = self._find_named(first, key) or self._find_with_word(first, key)
        return place if place and all(self._agrees(part, place) for part in added) else None

    def _agrees(self, part: str, place: str) -> bool:
        key = normalize_name(part)
        return (
            not key
            or key in _words().alone
            or place == (self._find_named(part, key) or self._find_with_word(part, key))
            or self._member_of[place] == self._members.find(part)
        )


_made: list[Frames] = []


def _words() -> Frames:
    if not _made:
        # Most answers need none.
        from aseanfacts.frames import Frames

        _made.append(Frames((frame, "city") for frames in _WORDS.values() for frame in frames))
    return _made[0]


def without_word(key: str) -> Iterator[str]:
    """Yield what is left of a match key without a word for city at its beginning or end."""
    return (bare for bare, _ in _words().without(key))


def _is_short_word(text: str, key: str) -> bool:
    """Tell whether so few letters of an alphabet are rather a word: ``kĺby`` is Slovak for joints, not the city of KL."""
    return (
        len(key) < _SHORTEST_WITH_WORD
        and key < _FIRST_OF_SYLLABLES
        and not any(character.isspace() or character in ".-" for character in text)
    )


def words_pattern() -> str:
    """Return a regular expression for the match keys that begin or end with a word for city."""
    return _words().pattern()
