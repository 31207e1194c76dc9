"""The styles of the states in the world's languages: ``Kingdom of Thailand`` is ``થાઈલેન્ડનું રાજ્ય``.

A state is understood by any of its names in its own style, and in no other: there is no Republic of Vietnam. Here are the languages
that leave the name as it is, or put letters behind it; where it is declined otherwise, the tables have the whole.
"""

from __future__ import annotations

from aseanfacts.frames import Frames

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["STYLES", "styles_pattern", "without_style"]

# As the formal names in English begin.
STYLES = (
    "Kingdom of",
    "Republic of",
    "Socialist Republic of",
    "Democratic Republic of",
    "Republic of the Union of",
    "Brunei",
)

# What joins the name to the words after it; kingdom, republic, socialist, democratic, of the union where that is known.
_AFTER = {
    "as": ("|ৰ", "ৰাজ্য|সাম্ৰাজ্য|ৰাজতন্ত্ৰ", "গণৰাজ্য|গণতন্ত্ৰ|প্ৰজাতন্ত্ৰ|সাধাৰণতন্ত্ৰ", "সমাজবাদী|সমাজতান্ত্ৰিক", "গণতান্ত্ৰিক|লোকতান্ত্ৰিক"),
    "az": ("", "Krallığı|Çarlığı", "Respublikası", "Sosialist", "Demokratik", "İttifaqı|Birliyi"),
    "az-Arab": ("", "کراللیغی|پادشاهلیغی", "جومهوریتی|جومهوریّتی", "سوسیالیست", "دموکراتیک"),
    "az-Cyrl": ("", "Краллығы", "Республикасы", "Сосиалист", "Демократик"),
    "ba": ("", "Короллеге|Батшалығы", "Республикаһы", "Социалистик", "Демократик"),
    "bn": ("|র|এর", "রাজ্য|সাম্রাজ্য|রাজতন্ত্র", "প্রজাতন্ত্র|গণরাজ্য", "সমাজতান্ত্রিক|সমাজতন্ত্রী", "গণতান্ত্রিক", "সংঘ|ইউনিয়ন"),
    "crh": ("", "Qırallığı|Padişalığı", "Cumhuriyeti", "Sotsialist|Sotsialistik", "Demokratik"),
    "cv": ("", "Патшалӑхӗ|Патшалăхĕ", "Республики", "Социаллӑ|Социализмлӑ|Социаллă", "Демократиллӗ|Демократиллĕ"),
    "et": ("|i", "Kuningriik", "Vabariik", "Sotsialistlik", "Demokraatlik", "Liidu"),
    "fi": ("n|in", "kuningaskunta", "tasavalta", "sosialistinen", "demokraattinen", "liiton|unionin"),
    "gu": ("|નું", "રાજ્ય|સામ્રાજ્ય|રાજાશાહી", "ગણતંત્ર|ગણરાજ્ય|પ્રજાસત્તાક|રિપબ્લિક|રીપબ્લિક", "સમાજવાદી", "લોકશાહી|લોકતાંત્રિક|પ્રજાતાંત્રિક", "સંઘ|યુનિયન"),
    "hi": ("|का|की", "राज्य|साम्राज्य|राजशाही|अधिराज्य", "गणराज्य|गणतंत्र|गणतन्त्र", "समाजवादी", "लोकतांत्रिक|लोकतान्त्रिक|प्रजातांत्रिक|जनतांत्रिक", "संघ"),
    "hu": ("|i", "Királyság", "Köztársaság", "Szocialista", "Demokratikus"),
    "hy": ("|ի|յի", "Թագավորություն", "Հանրապետություն", "Սոցիալիստական", "Դեմոկրատական|Ժողովրդավարական", "Միության"),
    "ja": ("", "王国", "共和国", "社会主義", "民主", "連邦"),
    "ka": ("ს", "სამეფო", "რესპუბლიკა", "სოციალისტური", "დემოკრატიული", "კავშირის"),
    "kk": ("", "Корольдігі|Патшалығы", "Республикасы", "Социалистік", "Демократиялық", "Одағы"),
    "kk-Arab": ("", "كورولدىگى|پاتشالىعى", "رەسپۋبليكاسى", "سوتسياليستىك", "دەموكراتيالىق"),
    "kk-Latn": ("", "Koroldigi|Patşalığı|Patshalyǵy", "Respublikasy|Respublïkası|Respublikası", "Socïalïstik|Socialistik", "Demokratïyalıq|Demokratialyq|Demokratiyalıq"),
    "kn": ("|ದ", "ಸಾಮ್ರಾಜ್ಯ|ರಾಜ್ಯ|ಅಧಿಪತ್ಯ", "ಗಣರಾಜ್ಯ|ಗಣತಂತ್ರ|ರಿಪಬ್ಲಿಕ್", "ಸಮಾಜವಾದಿ|ಸಮಾಜವಾದೀ", "ಪ್ರಜಾಸತ್ತಾತ್ಮಕ|ಪ್ರಜಾಪ್ರಭುತ್ವ|ಪ್ರಜಾತಾಂತ್ರಿಕ", "ಒಕ್ಕೂಟ"),
    "ko": ("", "왕국", "공화국", "사회주의", "민주|민주주의", "연방|연합"),
    "ky": ("", "Королдугу|Падышалыгы", "Республикасы", "Социалисттик", "Демократиялык"),
    "lv": ("s", "Karaliste", "Republika", "Sociālistiskā", "Demokrātiskā"),
    "ml": ("", "രാജ്യം|സാമ്രാജ്യം|രാജവാഴ്ച", "റിപ്പബ്ലിക്|റിപ്പബ്ലിക്ക്|ഗണതന്ത്രം", "സോഷ്യലിസ്റ്റ്", "ജനാധിപത്യ|ഡെമോക്രാറ്റിക്", "യൂണിയൻ"),
    "mr": ("|चे|चा|ची", "राज्य|साम्राज्य|राजतंत्र|राजशाही", "प्रजासत्ताक|गणराज्य|गणतंत्र|लोकसत्ताक", "समाजवादी|साम्यवादी|समाजसत्तावादी", "लोकशाही|लोकशाहीवादी|लोकतांत्रिक", "संघ|संघाचे"),
    "my": ("", "ဘုရင့်နိုင်ငံ|နိုင်ငံတော်", "သမ္မတနိုင်ငံ", "ဆိုရှယ်လစ်", "ဒီမိုကရက်တစ်"),
    "ne": ("|को", "राज्य|अधिराज्य|साम्राज्य|राजतन्त्र", "गणतन्त्र|गणराज्य|गणतंत्र", "समाजवादी", "प्रजातान्त्रिक|लोकतान्त्रिक|प्रजातान्त्रीक", "सङ्घ|संघ"),
    "or": ("|ର", "ରାଜ୍ୟ|ସାମ୍ରାଜ୍ୟ|ରାଜତନ୍ତ୍ର", "ଗଣରାଜ୍ୟ|ଗଣତନ୍ତ୍ର|ସାଧାରଣତନ୍ତ୍ର|ପ୍ରଜାତନ୍ତ୍ର", "ସମାଜବାଦୀ|ସମାଜତାନ୍ତ୍ରିକ", "ଗଣତାନ୍ତ୍ରିକ|ଲୋକତାନ୍ତ୍ରିକ|ପ୍ରଜାତାନ୍ତ୍ରିକ"),
    "os": ("ы|йы|ты", "Паддзахад|Къаролад", "Республикӕ|Республикæ", "Социалистон", "Демократон", "Цӕдисы"),
    "pa": ("|ਦਾ|ਦੀ", "ਰਾਜ|ਸਾਮਰਾਜ|ਬਾਦਸ਼ਾਹੀ|ਰਾਜਸ਼ਾਹੀ|ਕਿੰਗਡਮ", "ਗਣਤੰਤਰ|ਗਣਰਾਜ|ਲੋਕਰਾਜ|ਰਿਪਬਲਿਕ", "ਸਮਾਜਵਾਦੀ|ਸੋਸ਼ਲਿਸਟ", "ਲੋਕਤੰਤਰੀ|ਲੋਕਤੰਤਰਿਕ|ਜਮਹੂਰੀ|ਪਰਜਾਤੰਤਰੀ|ਡੈਮੋਕਰੇਟਿਕ", "ਸੰਘ"),
    "sah": ("", "Хоруоллуга|Королевствота", "Республиката", "Социалистическай", "Демократическай"),
    "se": ("|a", "gonagasriika|gonagasriikka", "republihkka|dásseváldi", "sosialisttalaš|sosialistalaš", "demokráhtalaš", "uniuvnna|uniovnna"),
    "si": ("", "රාජ්‍යය|රාජධානිය", "ජනරජය|සමූහාණ්ඩුව", "සමාජවාදී", "ප්‍රජාතන්ත්‍රවාදී|ප්‍රජාතාන්ත්‍රික", "සංගම්"),
    "ta": ("", "முடியரசு|இராச்சியம்|பேரரசு|ராஜ்ஜியம்", "குடியரசு", "சோசலிச|சோசலிசக்|சோஷலிச|சமவுடமை|சமதர்மக்", "ஜனநாயக|ஜனநாயகக்|சனநாயக|சனநாயகக்|மக்களாட்சி|மக்களாட்சிக்", "ஒன்றிய|ஒன்றியக்"),
    "te": ("|యొక్క", "రాజ్యం|సామ్రాజ్యం|రాజరికం|రాజ్యము", "గణతంత్రం|గణతంత్ర రాజ్యం|గణరాజ్యం|రిపబ్లిక్|ప్రజాతంత్రం", "సామ్యవాద|సోషలిస్ట్|సోషలిస్టు|సమాజవాద|సమాజవాది", "ప్రజాస్వామ్య|ప్రజాస్వామిక|ప్రజాతంత్ర", "యూనియన్"),
    "tk": ("", "Patyşalygy|Korollygy", "Respublikasy", "Sosialistik|Sotsialistik", "Demokratik"),
    "tr": ("", "Krallığı", "Cumhuriyeti", "Sosyalist", "Demokratik", "Birliği"),
    "tt": ("", "Корольлеге|Патшалыгы|Королевствосы|Корольлыгы|Кыйраллыгы", "Республикасы|Җөмһүрияте|Җөмһүриәте", "Социалистик|Социаль", "Демократик"),
    "tt-Latn": ("", "Patşalığı|Korollege|Qirallığı|Qıyrallığı", "Cömhüriäte|Cömhüriyäte|Respublikası", "Sotsialistik|Sosialistik", "Demokratik"),
    "ug": ("", "پادىشاھلىقى|خانلىقى", "جۇمھۇرىيىتى", "سوتسىيالىستىك", "دېموكراتىك"),
    "ug-Latn": ("", "Padishahliqi|Xanliqi", "Jumhuriyiti", "Sotsiyalistik", "Démokratik"),
    "uz": ("", "Qirolligi|Podshohligi", "Respublikasi", "Sotsialistik", "Demokratik", "Ittifoqi"),
    "uz-Cyrl": ("", "Қироллиги|Подшоҳлиги", "Республикаси", "Социалистик", "Демократик", "Иттифоқи"),
    "zh-Hans": ("", "王国", "共和国", "社会主义", "民主", "联邦"),
    "zh-Hant": ("", "王國", "共和國", "社會主義", "民主", "聯邦"),
}  # fmt: skip

# What stands before the name, or around it, for each of the styles as far as the language is known to have it.
_AROUND = {
    "af": ("Koninkryk|Koninkryk van", "Republiek|Republiek van|Republiek van die", "Sosialistiese Republiek|Sosialistiese Republiek van", "Demokratiese Republiek|Demokratiese Republiek van", "Republiek van die Unie van"),
    "ar": ("مملكة", "جمهورية", "جمهورية {} الاشتراكية|الجمهورية الاشتراكية ل", "جمهورية {} الديمقراطية|جمهورية {} الديموقراطية|الجمهورية الديمقراطية ل", "جمهورية اتحاد"),
    "ast": ("Reinu de", "República de|República d'", "República Socialista de|República Socialista del", "República Democrática de", "República de la Unión de"),
    "be": ("Каралеўства", "Рэспубліка", "Сацыялістычная Рэспубліка", "Дэмакратычная Рэспубліка", "Рэспубліка Саюз|Рэспубліка Саюза"),
    "bg": ("Кралство|Кралството", "Република|Република на", "Социалистическа република", "Демократична република", "Република Съюз|Република на съюза"),
    "bn": ("কিংডম অফ|কিংডম অব", "রিপাবলিক অফ|রিপাবলিক অব", "সোশ্যালিস্ট রিপাবলিক অফ|সোশ্যালিস্ট রিপাবলিক অব", "ডেমোক্রেটিক রিপাবলিক অফ|ডেমোক্রেটিক রিপাবলিক অব"),
    "ca": ("Regne de|Regne del", "República de|República de les|República del", "República Socialista de|República Socialista del", "República Democràtica de", "República de la Unió de"),
    "ceb": ("Gingharian sa", "Republika sa", "Sosyalistang Republika sa|Republikang Sosyalista sa", "Demokratikong Republika sa", "Republika sa Unyon sa"),
    "ckb": ("شانشینی|شانشینیی|پاشایەتی|پاشایەتیی", "کۆماری|کۆماریی", "کۆماری سۆسیالیستی|کۆماری سۆسیالیستیی|کۆماری سۆشیالیستی", "کۆماری دیموکراتی|کۆماری دیموکراتیی", "کۆماری یەکێتی|کۆماری یەکێتیی|کۆماری یەکگرتووی"),
    "cs": ("Království", "Republika", "Socialistická republika", "Demokratická republika", "Republika Svaz|Republika Unie"),
    "cy": ("Teyrnas|Brenhiniaeth", "Gweriniaeth|Gweriniaeth y", "Gweriniaeth Sosialaidd|Gweriniaeth Gymdeithasol", "Gweriniaeth Ddemocrataidd|Gweriniaeth Ddemocratig", "Gweriniaeth Undeb"),
    "da": ("Kongeriget", "Republikken", "Den Socialistiske Republik|Socialistiske Republik", "Den Demokratiske Republik|Demokratiske Republik", "Republikken Unionen"),
    "de": ("Königreich", "Republik|Republik der", "Sozialistische Republik", "Demokratische Republik", "Republik der Union"),
    "dz": ("ཀིང་ཌམ་ཨོཕ་", "རི་པབ་ལིཀ་ཨོཕ་", "སོ་ཤི་ཨ་ལིསི་ཊི་རི་པབ་ལིཀ་ཨོཕ་", "ཌི་མོ་ཀེ་ཊིག་རི་པབ་ལིཀ་ཨོཕ་"),
    "el": ("Βασίλειο της {}ς", "Δημοκρατία της {}ς", "Σοσιαλιστική Δημοκρατία του", "Λαϊκή Δημοκρατία του|Δημοκρατική Δημοκρατία του"),
    "eo": ("Regno|Reĝlando|Regno de|Reĝlando de", "Respubliko|Respubliko de|Respubliko de la", "Socialisma Respubliko|Socialisma Respubliko de", "Demokratia Respubliko|Demokrata Respubliko|Demokratia Respubliko de", "Respubliko de la Unio|Respubliko de la Unio de|Respubliko de la Unuiĝo de"),
    "es": ("Reino de", "República de|República de las", "República Socialista de|República Socialista del", "República Democrática de", "República de la Unión de"),
    "eu": ("{}ko Erresuma|{}eko Erresuma", "{}ko Errepublika|{}eko Errepublika|{} Errepublika", "{}go Errepublika Sozialista|{}eko Errepublika Sozialista", "{}ko Errepublika Demokratikoa|{}eko Errepublika Demokratikoa", "{}ko Batasuneko Errepublika|{} Batasuneko Errepublika"),
    "fa": ("پادشاهی", "جمهوری", "جمهوری سوسیالیستی", "جمهوری دموکراتیک|جمهوری دمکراتیک", "جمهوری اتحادیه"),
    "fil": ("Kaharian ng", "Republika ng|Republika ng mga", "Sosyalistang Republika ng|Republikang Sosyalista ng", "Demokratikong Republika ng", "Republika ng Unyon ng"),
    "fr": ("Royaume de|Royaume du|Royaume de la", "République de|République d'|République du|République des", "République socialiste de|République socialiste du", "République démocratique de|République démocratique du", "République de l'Union de|République de l'Union du"),
    "fur": ("Ream de|Ream dal", "Republiche di|Republiche des|Republiche dal", "Republiche Socialiste dal", "Republiche Democratiche di"),
    "fy": ("Keninkryk", "Republyk", "Sosjalistyske Republyk", "Demokratyske Republyk", "Republyk fan de Uny fan"),
    "gl": ("Reino de|Reino da", "República de|República das", "República Socialista de|República Socialista do", "República Democrática de", "República da Unión de"),
    "gu": ("કિંગડમ ઓફ|કિંગડમ ઑફ", "રિપબ્લિક ઓફ|રિપબ્લિક ઑફ|રીપબ્લિક ઓફ", "સોશ્યાલિસ્ટ રિપબ્લિક ઓફ|સમાજવાદી ગણરાજ્ય|સમાજવાદી ગણતંત્ર", "ડેમોક્રેટિક રિપબ્લિક ઓફ"),
    "ha": ("Masarautar|Daular", "Jamhuriyar", "Jamhuriyar Gurguzu ta", "Jamhuriyar Dimokuradiyyar", "Jamhuriyar Tarayyar"),
    "he": ("ממלכת", "רפובליקת|הרפובליקה של", "הרפובליקה הסוציאליסטית של|הרפובליקה הסוציאליסטית", "הרפובליקה הדמוקרטית של|הרפובליקה הדמוקרטית", "רפובליקת איחוד|הרפובליקה של איחוד|הרפובליקה של האיחוד של"),
    "hi": ("किंगडम ऑफ|किंग्डम ऑफ|किंगडम आफ", "रिपब्लिक ऑफ|रिपब्लिक ऑफ द|रिपब्लिक ऑफ दी|रिपब्लिक आफ", "सोशलिस्ट रिपब्लिक ऑफ|सोशालिस्ट रिपब्लिक ऑफ", "डेमोक्रेटिक रिपब्लिक ऑफ|डेमोक्रॅटिक रिपब्लिक ऑफ|डेमोक्रैटिक रिपब्लिक ऑफ", "रिपब्लिक ऑफ द यूनियन ऑफ"),
    "hr": ("Kraljevina|Kraljevina {}a", "Republika|Republika {}a", "Socijalistička Republika|Socijalistička Republika {}a", "Demokratska Republika", "Republika Savez|Republika Unija|Republika Saveza"),
    "ht": ("Wayòm", "Repiblik", "Repiblik Sosyalis|Repiblik Sosyalis nan", "Repiblik Demokratik"),
    "ia": ("Regno de", "Republica de|Republica del", "Republica Socialista de|Republica Socialistic de", "Republica Democratic de", "Republica del Union de"),
    "id": ("Kerajaan", "Republik", "Republik Sosialis", "Republik Demokratik|Republik Demokratis", "Republik Uni|Republik Persatuan|Republik Kesatuan"),
    "ilo": ("Pagarian ti", "Republika ti", "Sosialista a Republika ti", "Demokratiko a Republika ti", "Republika ti Union ti"),
    "io": ("Rejio|Rejio di", "Republiko|Republiko di", "Socialista Republiko|Socialista Republiko di", "Demokratala Republiko|Demokratiala Republiko"),
    "is": ("Konungsríkið|Konungdæmið", "Lýðveldið", "Sósíalíska lýðveldið|Sósíalistalýðveldið|Alþýðulýðveldið", "Lýðræðislega lýðveldið|Lýðræðislýðveldið"),
    "it": ("Regno di|Regno della|Regno del", "Repubblica di|Repubblica del|Repubblica della|Repubblica dell'|Repubblica delle", "Repubblica Socialista del|Repubblica Socialista di", "Repubblica Democratica di|Repubblica Democratica del", "Repubblica dell'Unione di|Repubblica dell'Unione del"),
    "jv": ("Karajan|Kraton|Kerajaan", "Républik", "Républik Sosialis", "Républik Dhémokratis|Républik Demokratis|Républik Demokratik"),
    "kea": ("Reinu di", "Repúblika di|Républika di", "Repúblika Susialista di", "Repúblika Dimokrátiku di"),
    "km": ("ព្រះរាជាណាចក្រ|រាជាណាចក្រ", "សាធារណរដ្ឋ", "សាធារណរដ្ឋសង្គមនិយម", "សាធារណរដ្ឋប្រជាធិបតេយ្យ", "សាធារណរដ្ឋនៃសហភាព|សាធារណរដ្ឋសហភាព"),
    "kn": ("ಕಿಂಗ್ಡಮ್ ಆಫ್", "ರಿಪಬ್ಲಿಕ್ ಆಫ್", "ಸೋಷಿಯಲಿಸ್ಟ್ ರಿಪಬ್ಲಿಕ್ ಆಫ್|ಸೋಶಿಯಲಿಸ್ಟ್ ರಿಪಬ್ಲಿಕ್ ಆಫ್", "ಡೆಮಾಕ್ರಟಿಕ್ ರಿಪಬ್ಲಿಕ್ ಆಫ್|ಡೆಮಾಕ್ರಾಟಿಕ್ ರಿಪಬ್ಲಿಕ್ ಆಫ್"),
    "ku": ("Padîşahiya|Keyaniya|Qraltiya|Padîşahiya {}ê|Padîşahiya {}yê|Keyaniya {}ê|Keyaniya {}yê", "Komara|Komara {}ê|Komara {}yê|Komara {}an", "Komara Sosyalîst a|Komara Sosyalîst ya|Komara Sosyalîst a {}ê|Komara Sosyalîst ya {}ê", "Komara Demokratîk a|Komara Demokratîk ya|Komara Demokratîk a {}ê|Komara Demokratîk ya {}ê"),
    "lad": ("Reyno de|Reinado de", "Repuvlika de|Republika de", "Repuvlika Sosialista de", "Repuvlika Demokratika de"),
    "lb": ("Kinnekräich", "Republik", "Sozialistesch Republik", "Demokratesch Republik"),
    "li": ("Keuninkriek", "Rippebliek|Rippubliek", "Socialistische Rippebliek", "Democratische Rippebliek"),
    "lo": ("ລາຊະອານາຈັກ|ຣາຊອານາຈັກ", "ສາທາລະນະລັດ", "ສາທາລະນະລັດສັງຄົມນິຍົມ", "ສາທາລະນະລັດປະຊາທິປະໄຕ", "ສາທາລະນະລັດແຫ່ງສະຫະພາບ"),
    "mg": ("Fanjakan'i", "Repoblikan'i", "Repoblika Sosialistan'i", "Repoblika Demokratikan'i", "Repoblikan'ny Firaisan'i"),
    "mi": ("Kīngitanga o|Te Kīngitanga o|Rangatiratanga o|Te Rangatiratanga o", "Ripapirika o|Te Ripapirika o|Whenua Tūhake o|Te Whenua Tūhake o", "Te Whenua Tūhake Pāpori o|Te Ripapirika Hōhipera o", "Te Whenua Tūhake Manapori o|Te Ripapirika Manapori o"),
    "mk": ("Кралство", "Република", "Социјалистичка Република", "Демократска Република", "Република на Унијата на|Република на Сојузот на"),
    "ml": ("കിങ്ഡം ഓഫ്|കിംഗ്ഡം ഓഫ്", "റിപ്പബ്ലിക് ഓഫ്|റിപ്പബ്ലിക്ക് ഓഫ്", "സോഷ്യലിസ്റ്റ് റിപ്പബ്ലിക് ഓഫ്", "ഡെമോക്രാറ്റിക് റിപ്പബ്ലിക് ഓഫ്"),
    "mt": ("Renju ta'|Renju tal-|Renju tat-|Saltna tal-|Saltna tat-", "Repubblika ta'|Repubblika tal-", "Repubblika Soċjalista tal-", "Repubblika Demokratika ta'|Repubblika Demokratika tat-", "Repubblika tal-Unjoni ta'|Repubblika tal-Unjoni tal-"),
    "nb": ("Kongeriket", "Republikken", "Den sosialistiske republikken|Den sosialistiske republikk|Sosialistiske republikk", "Den demokratiske republikken|Den demokratiske republikk|Demokratiske republikk", "Republikken Unionen"),
    "nds": ("Königriek|Königriek vun", "Republiek|Republiek vun", "Sozialistische Republiek", "Demokraatsche Republiek"),
    "nl": ("Koninkrijk", "Republiek|Republiek der|Republiek van de", "Socialistische Republiek", "Democratische Republiek", "Republiek van de Unie|Republiek van de Unie van|Republiek der Unie van"),
    "oc": ("Reialme de|Reiaume de", "Republica de|Republica d'", "Republica Socialista de|Republica Socialista del", "Republica Democratica de", "Republica de l'Union de"),
    "or": ("କିଙ୍ଗଡମ ଅଫ|କିଙ୍ଗଡମ୍ ଅଫ୍|କିଂଡମ ଅଫ|କିଂଡମ୍ ଅଫ୍", "ରିପବ୍ଲିକ ଅଫ|ରିପବ୍ଲିକ୍ ଅଫ୍|ରିପବ୍ଲିକ୍ ଅଫ", "ସୋସିଆଲିଷ୍ଟ ରିପବ୍ଲିକ ଅଫ|ସୋସିଆଲିଷ୍ଟ ରିପବ୍ଲିକ୍ ଅଫ୍", "ଡେମୋକ୍ରାଟିକ ରିପବ୍ଲିକ ଅଫ|ଡେମୋକ୍ରାଟିକ୍ ରିପବ୍ଲିକ୍ ଅଫ୍"),
    "pa": ("ਕਿੰਗਡਮ ਆਫ|ਕਿੰਗਡਮ ਔਫ", "ਰਿਪਬਲਿਕ ਆਫ|ਰੀਪਬਲਿਕ ਆਫ|ਰਿਪਬਲਿਕ ਔਫ", "ਸੋਸ਼ਲਿਸਟ ਰਿਪਬਲਿਕ ਆਫ", "ਡੈਮੋਕਰੇਟਿਕ ਰਿਪਬਲਿਕ ਆਫ|ਡੈਮੋਕ੍ਰੇਟਿਕ ਰਿਪਬਲਿਕ ਆਫ"),
    "pap": ("Reino di|Reino", "Republik di|Republika di|Repúblika di", "Republik Sosialista di|Repúblika Sosialista di", "Republik Demokrátiko di|Repúblika Demokrátiko di"),
    "ps": ("د {} شاهي|د {} پاچاهي|د {} سلطنت", "د {} جمهوریت", "د {} سوسیالیستي جمهوریت|د {} سوسیالستي جمهوریت|د {} سوسیالیست جمهوریت", "د {} ډیموکراټیک جمهوریت|د {} دیموکراتیک جمهوریت", "د {} اتحادیې جمهوریت|د {} د اتحادیې جمهوریت"),
    "pt": ("Reino do|Reino da|Reino de", "República da|República de|República das|República do", "República Socialista do|República Socialista de", "República Democrática de|República Democrática do", "República da União de|República da União do"),
    "rm": ("Reginavel da|Reginavel da la", "Republica da|Republica da l'|Republica da las", "Republica Socialista dal|Republica socialistica dal", "Republica democratica da|Republica democratica dal", "Republica da l'Uniun dal"),
    "ro": ("Regatul", "Republica", "Republica Socialistă", "Republica Democratică|Republica Democrată", "Republica Uniunii|Republica Uniunea"),
    "ru": ("Королевство|Королевство {}а", "Республика|Республика {}а", "Социалистическая Республика|Социалистическая Республика {}а", "Демократическая Республика", "Республика Союз|Республика Союза"),
    "rw": ("Ubwami bwa", "Repubulika ya|Repubulika y'", "Repubulika ya Gisosiyalisiti ya|Repubulika ya Gisosiyalisite ya", "Repubulika Iharanira Demokarasi ya|Repubulika ya Demokarasi ya"),
    "sc": ("Rennu de|Regnu de|Rennu de sa", "Repùblica de|Repùblica de sas|Repùblica de sos", "Repùblica sotzialista de|Repùblica sotzialista de su", "Repùblica democràtica de"),
    "scn": ("Regnu di|Regnu dâ", "Ripùbblica di|Ripùbblica dî", "Ripùbblica Sucialista di|Ripùbblica Sucialista dû", "Ripùbblica Dimucràtica di"),
    "sco": ("Keengdom o|Kinrick o", "Republic o|Republic o the", "Socialist Republic o", "Democratic Republic o", "Republic o the Union o"),
    "sk": ("Kráľovstvo", "Republika", "Socialistická republika", "Demokratická republika"),
    "sl": ("Kraljevina", "Republika", "Socialistična republika", "Demokratična republika"),
    "so": ("Boqortooyada", "Jamhuuriyadda", "Jamhuuriyadda Hantiwadaagga ee|Jamhuuriyadda Hantiwadaagga", "Jamhuuriyadda Dimuqraadiga ee|Jamhuuriyadda Dimuqraadiga"),
    "sq": ("Mbretëria e {}s|Mbretëria e {}së", "Republika e {}it|Republika e {}së|Republika e {}ve", "Republika Socialiste e {}it", "Republika Demokratike e|Republika Demokratike e {}s", "Republika e Bashkimit të {}it|Republika e Unionit të {}it"),
    "sr": ("Краљевина", "Република", "Социјалистичка Република", "Демократска Република", "Република Савез|Република Унија|Република Савеза"),
    "su": ("Karajaan", "Républik", "Républik Sosialis", "Républik Demokratis|Républik Démokratis"),
    "sv": ("Konungariket|Kungariket", "Republiken", "Socialistiska republiken", "Demokratiska republiken", "Republiken Unionen"),
    "sw": ("Ufalme wa", "Jamhuri ya", "Jamhuri ya Kisoshalisti ya", "Jamhuri ya Kidemokrasia ya", "Jamhuri ya Muungano wa"),
    "ta": ("கிங்டம் ஆஃப்", "ரிபப்ளிக் ஆஃப்", "சோஷலிஸ்ட் ரிபப்ளிக் ஆஃப்", "டெமாக்ரடிக் ரிபப்ளிக் ஆஃப்"),
    "te": ("కింగ్డమ్ ఆఫ్|కింగ్డం ఆఫ్", "రిపబ్లిక్ ఆఫ్", "సోషలిస్ట్ రిపబ్లిక్ ఆఫ్|సోషలిస్టు రిపబ్లిక్ ఆఫ్", "డెమోక్రటిక్ రిపబ్లిక్ ఆఫ్|డెమొక్రాటిక్ రిపబ్లిక్ ఆఫ్"),
    "tet": ("Reinu|Reinu {} nian", "Repúblika|Repúblika {} nian", "Repúblika Sosialista|Repúblika Sosialista {} nian", "Repúblika Demokrátika", "Repúblika Uniaun"),
    "tg": ("Шоҳигарии|Подшоҳии|Шоҳии", "Ҷумҳурии", "Ҷумҳурии Сотсиалистии|Ҷумҳурии Сосиалистии", "Ҷумҳурии Демократии|Ҷумҳурии Демократикии"),
    "th": ("ราชอาณาจักร", "สาธารณรัฐ", "สาธารณรัฐสังคมนิยม", "สาธารณรัฐประชาธิปไตย", "สาธารณรัฐแห่งสหภาพ"),
    "uk": ("Королівство|Королівство {}у", "Республіка|Республіка {}у", "Соціалістична Республіка|Соціалістична Республіка {}у", "Демократична Республіка", "Республіка Союз|Республіка Союзу"),
    "ur": ("مملکت|سلطنت|بادشاہت", "جمہوریہ|جمہوریت|جمہوریہء|ریپبلک آف", "اشتراکی جمہوریہ|سوشلسٹ جمہوریہ|سوشلسٹ ریپبلک آف", "جمہوری جمہوریہ|ڈیموکریٹک ریپبلک آف"),
    "vi": ("Vương quốc|nước Vương quốc", "Cộng hòa|nước Cộng hòa", "Cộng hòa Xã hội Chủ nghĩa|nước Cộng hòa Xã hội Chủ nghĩa", "Cộng hòa Dân chủ|nước Cộng hòa Dân chủ", "Cộng hòa Liên bang"),
    "wa": ("Roynåme do|Roynåme del|Roynåme di|Rweyåme do|Rweyåme del|Rweyåme di", "Republike di|Republike do|Republike del|Republike d'|Republike des|Republike ezès", "Republike socialisse do|Republike socialisse di|Republike sociålisse do", "Republike democratike do|Republike democratike di|Republike democratike del"),
    "war": ("Ginhadian han", "Republika han", "Sosyalista nga Republika han", "Demokratiko nga Republika han", "Republika han Unyon han"),
    "wo": ("Nguuru|Nguuru gu|Nguurug|Buurug", "Republik bu|Republik|Réewum|Bokkeefu", "Republik bu sosialist bu|Republik sosialist bu|Réewum Sosialist bu", "Republik bu demokaraatik bu|Republik demokaraatik bu|Republik Demokaratik bu", "Republik bu Mboolo bu"),
    "yo": ("Ilẹ̀ọba|Ìjọba", "Orílẹ̀-èdè Olómìnira", "Orílẹ̀-èdè Olómìnira Sósíálístì", "Orílẹ̀-èdè Olómìnira Tòṣèlúaráìlú", "Orílẹ̀-èdè Olómìnira Ìrẹ́pọ̀"),
}  # fmt: skip

# The abode of peace, after the name of Brunei.
_DARUSSALAM = (
    "Darussalam Darusalam Darusallam Darussallam Darussalaam Darusselam Daruselam Daressalam Daressalaam Daralsalam Darassalam Darulsalam Darrussalam Darosalam Dorussalom Darusszalam Daroessalam Darussalami Darussalama Darusalama Darutxalam Daruxalam"
    " Даруссалам Дарусалам Даруссалом Доруссалом Дарэссалам Дарэсалам Дарессалам Дарассалам Дарусаллам Даруссалям Дарусалям Дарэссалям Дарессалям Дарәссәлам Дарүссалам"
    " دارالسلام دارسلام دارلسلام دارسسلام داروسسلام دارولسەلام داروسەلام داروسسەلام داروسالام داروسسالام دارۇسسالام"
    " דארוסלאם דרוסלאם דרוסאלם דרוסלם דאראסלאם דראסלאם דארוסאלאם דארוסאלם דארוסלם דארוססלאם דארוססאלאם דאראלסלאם דרוסאלאם"
    " दारुस्सलाम दारुसलाम दारुस्सालाम दारुसालाम दारुससलाम दारएस्सलाम दारएसलाम दारेस्सलाम दारेसलाम दरुस्सलाम दरुसलाम दारूस्सलाम दारूसलाम दरूस्सलाम दरूसलाम डारुस्सलाम डारुसलाम दारउससलाम"
    " দারুসসালাম দারুসালাম দারুস্সালাম দারুস্সলাম দারুসসলাম দারুসলাম দারুশশালাম দারেসসালাম ডারুসসালাম ডারুসালাম দারুচ্ছালাম দাৰুচ্ছালাম দাৰুছালাম দাৰুছছালাম দাৰুচালাম দাৰুচ্চালাম দাৰুছলাম দাৰেচ্ছালাম দাৰুচছালাম দাৰুচলাম দাৰুসালাম দাৰুসসালাম দাৰুস্সালাম"
    " દારુસલામ દારુસ્સલામ દારૂસલામ દારૂસ્સલામ દરુસલામ દરુસ્સલામ ડારુસલામ ડારુસ્સલામ દારેસલામ દારુસાલામ"
    " ਦਾਰੁਸਲਾਮ ਦਾਰੁੱਸਲਾਮ ਦਾਰੂਸਲਾਮ ਦਾਰੂੱਸਲਾਮ ਦਾਰੁਸਾਲਾਮ ਦਾਰੂਸਾਲਾਮ ਦਰੁਸਲਾਮ ਦਰੂਸਲਾਮ ਡਾਰੁਸਲਾਮ ਡਾਰੂਸਲਾਮ ਦਾਰਉਸਸਲਾਮ ਦਾਰੁਸਸਲਾਮ"
    " ଦାରୁସଲାମ ଦାରୁସାଲାମ ଦାରୁସ୍ସଲାମ ଦାରୁସ୍ସାଲାମ ଦାରସଲାମ ଦାରୁସଲାମ୍ ଦାରୁସାଲାମ୍ ଦାରୁସ୍ସଲାମ୍ ଦାରୁସ୍ସାଲାମ୍ ଡାରୁସଲାମ ଡାରୁସାଲାମ ଦାରେସଲାମ"
    " தாருஸ்ஸலாம் தாருஸ்சலாம் தாருஸலாம் தாருசலாம் தாருச்சலாம் தாருசுசலாம் தருஸ்ஸலாம் தருஸ்சலாம் தருஸலாம் தருசலாம் தருச்சலாம் டாருஸ்ஸலாம் டாருஸ்சலாம் டாருஸலாம் டாருசலாம் டருஸ்ஸலாம் டருஸ்சலாம் டருஸலாம் டருசலாம்"
    " దారుస్సలాం దారుస్సలామ్ దారుసలాం దారుసలామ్ దరుస్సలాం దరుస్సలామ్ దరుసలాం దరుసలామ్ డారుస్సలాం డారుస్సలామ్ దారుస్సాలాం దారుస్సాలామ్ దరుస్సాలం దారుస్సలామ"
    " ದಾರುಸ್ಸಲಾಮ್ ದಾರುಸ್ಸಲಾಂ ದಾರುಸಲಾಮ್ ದಾರುಸಲಾಂ ದರುಸ್ಸಲಾಮ್ ದರುಸ್ಸಲಾಂ ದರುಸಲಾಮ್ ದರುಸಲಾಂ ಡಾರುಸ್ಸಲಾಮ್ ಡಾರುಸಲಾಮ್ ದಾರುಸ್ಸಾಲಾಮ್"
    " ദാറുസ്സലാം ദാറുസലാം ദാറുസ്സലാമ് ദാരുസ്സലാം ദാരുസലാം ദരുസ്സലാം ദരുസലാം ദറുസ്സലാം ദറുസലാം ഡാറുസ്സലാം ഡാറുസലാം ഡാരുസ്സലാം ദാറെസ്സലാം ദാരെസ്സലാം"
    " දරුස්සලාම් දාරුස්සලාම් දරුසලාම් දාරුසලාම් ඩරුස්සලාම් ඩාරුස්සලාම්"
    " ดารุสซาลาม ดารุสซะลาม ดารุสสลาม ดารุสสาลาม ดารูซาลาม ดารุสซาลัม"
    " ດາຣຸສຊາລາມ ດາຣຸດສະລາມ ດາຣູສຊາລາມ ດາຣຸສະລາມ ດາຣຸສາລາມ ດາຣູຊາລາມ ດາຣຸດຊາລາມ ດາລຸສຊາລາມ ດາຣູດສະລາມ"
    " ដារូសាឡាម ដារូសាឡឹម ដារុសសាឡាម ដារូសសាឡាម ដារុស្សាឡាម ដារូសស្សាឡាម"
    " ဒါရုဆလမ် ဒါရုဆလာမ် ဒါရုစလမ် ဒါရုဆာလမ် ဒါရူဆလမ်"
    " ዳሩሰላም ዳሩሳላም ዳርኤስሰላም ዳሩስሰላም ዳሩስሳላም ዳሬሰላም ዳሬሳላም"
    " დარუსალამი დარუსალამ დარუსსალამი დარესალამი Դարուսալամ Դարուսսալամ Դարէսսալամ Դարասսալամ Դար-ուս-Սալամ Νταρουσαλάμ Νταρουσσαλάμ Νταρεσσαλάμ Νταρεσαλάμ"
    " 다루살람 다루스살람 다룻살람 ダルサラーム ダルサラーム国 ダルッサラーム ダルサラム ダルッサラム 达鲁萨兰 达鲁萨兰国 達魯薩蘭 達魯薩蘭國 达鲁沙兰 達魯沙蘭"
)  # fmt: skip


_FIRST_BEYOND_LATIN = "\u0370"
_FIRST_OF_EAST_ASIA = "\u2e80"


def _script(letter: str) -> int:
    """Tell scripts apart, roughly: of two letters of one name, it is the same."""
    return 0 if letter < _FIRST_BEYOND_LATIN else -1 if letter >= _FIRST_OF_EAST_ASIA else ord(letter) >> 8


def _after(joints: str, kingdoms: str, republics: str, *adornments: str) -> Iterator[tuple[str, str]]:
    kingdom_of, republic_of, *adorned_of = STYLES
    for joint in joints.split("|"):
        for kingdom in kingdoms.split("|"):
            yield f"{{}}{joint}{kingdom}", kingdom_of
        for republic in republics.split("|"):
            yield f"{{}}{joint}{republic}", republic_of
            for style, words in zip(adorned_of, adornments, strict=False):
                for word in words.split("|"):
                    yield f"{{}}{joint}{word}{republic}", style
                    yield f"{word}{republic}{{}}", style
                    yield f"{word}{{}}{joint}{republic}", style


def _around(*styled: str) -> Iterator[tuple[str, str]]:
    for style, words in zip(STYLES, styled, strict=False):
        for word in words.split("|"):
            yield word if "{}" in word else f"{word}{{}}", style


def _frames(script: int | None = None) -> Iterator[tuple[str, str]]:
    """Yield the frames of one script, or all, each with its style."""
    for make, languages, kingdom in ((_after, _AFTER, 1), (_around, _AROUND, 0)):
        for words in languages.values():
            if script is None or script == _script(words[kingdom][0]):
                yield from make(*words)
    for word in _DARUSSALAM.split():
        if script is None or script == _script(word[0]):
            yield f"{{}}{word}", STYLES[-1]


_made: dict[int, Frames] = {}


def without_style(key: str) -> Iterator[tuple[str, str]]:
    """Yield what is left of a match key without the style of a state, and the beginning of :data:`STYLES` for it."""
    if key:
        script = _script(key[0])
        if script not in _made:
            _made[script] = Frames(_frames(script))
        yield from _made[script].without(key)


def styles_pattern() -> str:
    """Return a regular expression for the match keys that begin or end with a style."""
    return Frames(_frames()).pattern()
