"""Mentions in text: ours beside the peers, on one corpus, in one run.

    python benchmarks/text.py [--megabytes 6] [--only NAME …] [--grow-to 10]

Two texts are made here: sentences written for this purpose in six languages, their gaps filled with words of Babel's locale data (names
of territories, languages, currencies, units) and with places of ASEAN: in one text seldom, as in texts about anything, in the other
in every second sentence, as in news of the region. A mention costs more than the words around it, so that one figure would not do.

Every peer gets the same names. A peer that is not installed has a line that says so. Times are of the processor, the best of three
rounds in which all take turns. "agrees" is the part of our mentions the peer finds too, "extra" what it finds besides, per mention of
ours: both are about meaning, not speed. Last comes how our time grows when a text doubles: one of the region, and texts made to be slow
that have a fifth of its length.
"""

from __future__ import annotations

import argparse
import gc
import random
import re
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib import import_module

from babel import Locale

from aseanfacts.dataset import Dataset
from aseanfacts.text.mentions import find_mentions

Finder = Callable[[str], list[tuple[int, int]]]

_SENTENCES: dict[str, tuple[str, ...]] = {
    "en": (
        "The minister told reporters on Tuesday that the new {} rules would not change how people buy {} or {} this year. ",
        "After a long debate, members agreed to share data on {}, while critics said the plan for {} came too late and cost too much. ",
        "Officials in {} said that the talks with {} would resume before the end of the month, according to a statement. ",
        "Farmers along the river worry about {} prices, about rain, and about the loans they took out when {} was cheap. ",
    ),
    "id": (
        "Pemerintah mengatakan bahwa aturan baru tentang {} tidak akan mengubah harga {} maupun {} hingga akhir tahun ini. ",
        "Para petani di sepanjang sungai mencemaskan harga {}, hujan, dan pinjaman yang mereka ambil ketika {} masih murah. ",
        "Menteri itu menjelaskan kepada wartawan pada hari Selasa bahwa perundingan dengan {} akan dilanjutkan di {}. ",
        "Setelah perdebatan panjang, anggota sepakat berbagi data mengenai {}, meskipun rencana {} dinilai terlambat. ",
    ),
    "vi": (
        "Bộ trưởng cho biết hôm thứ ba rằng quy định mới về {} sẽ không làm thay đổi giá {} và {} trong năm nay. ",
        "Nông dân ven sông lo lắng về giá {}, về mưa và về khoản vay họ đã vay khi {} còn rẻ. ",
        "Sau cuộc tranh luận dài, các thành viên đồng ý chia sẻ dữ liệu về {}, dù kế hoạch {} bị cho là quá muộn. ",
        "Các quan chức nói rằng cuộc đàm phán với {} sẽ tiếp tục tại {} trước cuối tháng này. ",
    ),
    "th": (
        "รัฐมนตรีกล่าวกับผู้สื่อข่าวเมื่อวันอังคารว่ากฎใหม่เรื่อง{}จะไม่เปลี่ยนราคา{}และ{}ในปีนี้ ",
        "เกษตรกรริมแม่น้ำกังวลเรื่องราคา{} เรื่องฝน และเรื่องเงินกู้ที่กู้มาตอนที่{}ยังราคาถูก ",
        "หลังการอภิปรายอันยาวนาน สมาชิกตกลงแบ่งปันข้อมูลเกี่ยวกับ{} แม้แผน{}จะถูกมองว่าช้าเกินไป ",
        "เจ้าหน้าที่ระบุว่าการเจรจากับ{}จะเริ่มขึ้นอีกครั้งที่{}ก่อนสิ้นเดือนนี้ ",
    ),
    "zh": (
        "部长星期二对记者表示，关于{}的新规定不会改变今年{}和{}的价格。",
        "沿河的农民担心{}的价格、雨水以及在{}便宜时借下的贷款。",
        "经过长时间的辩论，成员同意共享有关{}的数据，尽管{}计划被认为太迟。",
        "官员们说，与{}的谈判将于本月底之前在{}恢复。",
    ),
    "ja": (
        "大臣は火曜日、記者団に対し、{}に関する新しい規則は今年の{}や{}の価格を変えないと述べた。",
        "川沿いの農家は{}の価格や雨、そして{}が安かったころに借りた資金のことを心配している。",
        "長い議論の末、加盟者は{}についての情報を共有することで合意したが、{}の計画は遅すぎるとされた。",
        "当局者によると、{}との交渉は今月末までに{}で再開される見通しだ。",
    ),
}


def corpus(megabytes: float, places_in: float = 0.2) -> str:
    """Return a text: the six languages in turn, paragraph by paragraph, the same for every run.

    Args:
        megabytes: Its length in UTF-8.
        places_in: In how many of the gaps, of one, stands a place of ASEAN.

    Returns:
        The text.

    """
    chance = random.Random(1967)
    words = {language: _words(language) for language in _SENTENCES}
    places = {language: _places(language) for language in _SENTENCES}
    parts: list[str] = []
    size = 0
    while size < megabytes * 1e6:
        for language, sentences in _SENTENCES.items():
            weight = 0
            while weight < 4000:
                sentence = chance.choice(sentences)
                fillings = [
                    chance.choice(places[language] if chance.random() < places_in else words[language])
                    for _ in range(sentence.count("{}"))
                ]
                parts.append(sentence.format(*fillings))
                weight += len(parts[-1].encode())
            parts.append("\n\n")
            size += weight
    return "".join(parts)


def _words(language: str) -> list[str]:
    locale = Locale.parse(language)
    units = [name for name in locale._data["unit_display_names"].values() for name in name.values()]
    ours = {name for place in _places(language) for name in place.split()}
    names = [*locale.territories.values(), *locale.languages.values(), *locale.currencies.values(), *units]
    return sorted(name for name in map(str, names) if not ours & set(name.split()))


def _places(language: str) -> list[str]:
    tags = {language, "zh-Hans"} if language == "zh" else {language}
    return sorted({name for name, tag in _names() if tag in tags})


def _names() -> Iterator[tuple[str, str]]:
    tables = Dataset.bundled().tables
    of_places = (
        f"{place}-names{ending}" for place in ("member", "city") for ending in ("", "-cldr", "-world")
    )
    for table in (*of_places, "mention-names"):
        for row in tables[table]:
            yield str(row["name"]), str(row["language"])


def ours(text: str) -> list[tuple[int, int]]:
    """Find with the engine of pure Python."""
    return [(mention.start, mention.end) for mention in find_mentions(text)]


def fast() -> Finder:
    """Find with the extra ``[fast]``."""
    import_module("ahocorasick_rs")
    find = import_module("aseanfacts.text.fast").find_mentions
    return lambda text: [(mention.start, mention.end) for mention in find(text)]


def flashtext() -> Finder:
    """FlashText with all names."""
    processor = import_module("flashtext").KeywordProcessor(case_sensitive=True)
    for name, _ in _names():
        processor.add_keyword(name)
    return lambda text: [(start, end) for _, start, end in processor.extract_keywords(text, span_info=True)]


def flashgeotext() -> Finder:
    """Flashgeotext with all names."""
    import_module("loguru").logger.remove()
    geotext = import_module("flashgeotext.geotext")
    lookup = import_module("flashgeotext.lookup")
    finder = geotext.GeoText(import_module("flashgeotext.config").GeoTextConfiguration(use_demo_data=False))
    finder.add(lookup.LookupData(name="places", data={name: [name] for name, _ in _names()}))

    def find(text: str) -> list[tuple[int, int]]:
        places = finder.extract(input_text=text, span_info=True)["places"]
        return [span for found in places.values() for span in found["span_info"]]

    return find


def geotext() -> Finder:
    """GeoText with its own names: it takes no others, and tells no offsets."""
    finder = import_module("geotext").GeoText
    return lambda text: [(0, 0) for _ in finder(text).cities]


def trie_regex() -> Finder:
    """One regular expression, a trie of all names between word boundaries."""
    from aseanfacts.text.tries import trie

    pattern = re.compile(rf"\b(?:{trie({name for name, _ in _names()})})\b")
    return lambda text: [match.span() for match in pattern.finditer(text)]


def pyahocorasick() -> Finder:
    """An automaton of all names; the longest of those that overlap, no boundaries."""
    automaton = import_module("ahocorasick").Automaton()
    for name, _ in _names():
        automaton.add_word(name, len(name))
    automaton.make_automaton()
    return lambda text: [(end + 1 - length, end + 1) for end, length in automaton.iter_long(text)]


def spacy() -> Finder:
    """SpaCy's PhraseMatcher on its multilingual tokenizer."""
    pipeline = import_module("spacy").blank("xx")
    pipeline.max_length = 1 << 40
    matcher = import_module("spacy.matcher").PhraseMatcher(pipeline.vocab)
    matcher.add("place", [pipeline.make_doc(name) for name in {name for name, _ in _names()}])

    def find(text: str) -> list[tuple[int, int]]:
        document = pipeline.make_doc(text)
        spans = (document[start:end] for _, start, end in matcher(document))
        return [(span.start_char, span.end_char) for span in spans]

    return find


_PURE = "ours, pure Python"
_ROUNDS = 3
_PEERS: dict[str, Callable[[], Finder]] = {
    _PURE: lambda: ours,
    "ours, [fast]": fast,
    "flashtext": flashtext,
    "flashgeotext": flashgeotext,
    "geotext": geotext,
    "trie regex": trie_regex,
    "pyahocorasick": pyahocorasick,
    "spaCy PhraseMatcher": spacy,
}


def timed(find: Finder, text: str) -> tuple[float, list[tuple[int, int]]]:
    """Return the seconds of processor time one search takes, and what it finds."""
    begun = time.process_time()
    spans = find(text)
    return time.process_time() - begun, spans


def compare(title: str, text: str, names: list[str]) -> None:
    """Print one line for each finder."""
    reference = {(mention.start, mention.end) for mention in find_mentions(text)}
    megabytes = len(text.encode()) / 1e6
    print(
        f"{title}: {megabytes:.1f} MB, {len(text):,} characters, {len(reference):,} mentions,"
        f" {len({name for name, _ in _names()}):,} names"
    )
    finders: dict[str, Finder] = {}
    absent: dict[str, str | None] = {}
    for name in names:
        try:
            finders[name] = _PEERS[name]()
        except ModuleNotFoundError as missing:
            absent[name] = missing.name
    # What one finder keeps in memory shall not slow down the garbage collections of another.
    gc.collect()
    gc.freeze()
    # Slow peers get a smaller sample: their speed does not depend on it.
    samples = {name: text if "ours" in name else text[: len(text) // 6] for name in finders}
    best = dict.fromkeys(finders, float("inf"))
    found: dict[str, list[tuple[int, int]]] = {}
    for _ in range(_ROUNDS):
        for name, find in finders.items():
            seconds, found[name] = timed(find, samples[name])
            best[name] = min(best[name], seconds / len(samples[name].encode()))
    print(f"{'finder':24} {'MB/s':>8} {'ours, pure':>11} {'found':>9} {'agrees':>8} {'extra':>8}")
    for name, spans in found.items():
        known = {span for span in reference if span[1] <= len(samples[name])}
        agrees = len(known & set(spans)) / max(1, len(known))
        extra = len(set(spans) - known) / max(1, len(known))
        times = f"{best[name] / best[_PURE]:10.2f}×" if _PURE in best else ""
        print(f"{name:24} {1e-6 / best[name]:8.1f} {times:>11} {len(spans):9,} {agrees:8.3f} {extra:8.3f}")
    for name, module in absent.items():
        print(f"{name:24} not installed ({module})")
    print()


# Texts of one piece over and over, each made to be slow for some way of finding.
_SHAPES = {
    "brackets": "(",
    "one long word": "Indonesia",
    "names alone": "Indonesia ",
    "first words": "Ho Chi ",
    "many first words": "Brunei Ho Chi Kuala Timor ",
    "one run of Thai": "ไทยไท",
    "combining marks": "a\u0301",
    "marks on marks": "\u0301",
    "zero width": "\u200b",
    "names with zero width": "Indo\u200bnesia ",
    "flags": "\U0001f1ee\U0001f1e9",
    "broken words": "Indo-\n",
    "addresses": "@Laos",
    "names of others": "Bank of Thailand ",
    "names that need more": "Ho Chi Minh ",
}


def growth(megabytes: float) -> None:
    """Print how the time grows when a text doubles: a text of the region, and texts made to be slow."""
    texts = {"region": corpus(megabytes)}
    for name, piece in _SHAPES.items():
        texts[name] = piece * int(megabytes / 5 * 1e6 / len(piece.encode()))
    engines = {_PURE: ours}
    with suppress(ModuleNotFoundError):
        engines["ours, [fast]"] = fast()
    print(f"{'text':24} {'MB':>6}", *(f"{name:>20} {'t(2n)/t(n)':>11}" for name in engines))
    for name, text in texts.items():
        row = f"{name:24} {len(text.encode()) / 1e6:6.1f}"
        for find in engines.values():
            half, full = (
                min(timed(find, part)[0] for _ in range(_ROUNDS)) for part in (text[: len(text) // 2], text)
            )
            row += f" {full:18.2f} s {full / half:11.2f}"
        print(row)


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--megabytes", type=float, default=6)
    parser.add_argument("--only", nargs="*", choices=list(_PEERS), default=list(_PEERS))
    parser.add_argument("--grow-to", type=float, default=10)
    options = parser.parse_args()
    compare("any", corpus(options.megabytes, 0.01), options.only)
    compare("region", corpus(options.megabytes), options.only)
    growth(options.grow_to)


if __name__ == "__main__":
    main()
