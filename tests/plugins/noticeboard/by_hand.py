"""Sheets made by hand, and what can be seen of them on paper."""

from importlib import import_module

import pypdfium2

from hubsite.plugin_files import OURS, Plugin, load, ours

from ..paper import findings, ua1_failures

load(Plugin("noticeboard", OURS, ours()["noticeboard"]))
sheet_module = import_module("_hubsite_plugin_noticeboard.sheet")
frame_module = import_module("_hubsite_plugin_noticeboard.frame")
Sheet, Part, Row, Kept = sheet_module.Sheet, sheet_module.Part, sheet_module.Row, sheet_module.Kept
press_module = import_module("_hubsite_plugin_noticeboard.press")
Press, Printed, PICTURE_SIZE = press_module.Press, press_module.Printed, press_module.PICTURE_SIZE
BY_NAME = import_module("_hubsite_plugin_noticeboard.formats").BY_NAME
Frame, code_of = frame_module.Frame, frame_module.code_of

PHONE = "01632 960100"
ADDRESS = "https://aldermere.example/whats-on/"
# In each language a title, a sentence, and a row of a list.
WORDS = {
    "en": ("What is on this month", "Everybody is welcome, and most of it is free.", "Monday 7pm", "Choir at the mill"),
    "cy": ("Beth sydd ymlaen y mis hwn", "Mae croeso i bawb, ac mae’n rhad ac am ddim.", "Dydd Llun", "Côr, tŷ a dŵr"),
    "ur": ("اس مہینے ہال میں کیا ہو رہا ہے", "سب کو خوش آمدید، زیادہ تر مفت ہے۔", "پیر شام ۷ بجے", "مل ہال میں گانا"),
    "bn": ("এই মাসে কী কী হচ্ছে", "সবাইকে স্বাগতম, বেশিরভাগই বিনামূল্যে।", "সোমবার সন্ধ্যা ৭টা", "মিল হলে শ্রদ্ধাঞ্জলি ও গান"),
    "ar": ("ماذا يحدث هذا الشهر", "الجميع مرحب بهم، ومعظمها مجاني.", "الاثنين الساعة ٧ مساءً", "جوقة في قاعة الطاحونة"),
    "pa": ("ਇਸ ਮਹੀਨੇ ਕੀ ਹੋ ਰਿਹਾ ਹੈ", "ਸਾਰਿਆਂ ਦਾ ਸੁਆਗਤ ਹੈ, ਬਹੁਤਾ ਮੁਫ਼ਤ ਹੈ।", "ਸੋਮਵਾਰ ਸ਼ਾਮ ੭ ਵਜੇ", "ਮਿੱਲ ਹਾਲ ਵਿੱਚ ਗਾਣਾ"),
    "gu": ("આ મહિને શું ચાલી રહ્યું છે", "સૌનું સ્વાગત છે, મોટા ભાગનું મફત છે.", "સોમવાર સાંજે ૭ વાગ્યે", "મિલ હોલમાં ગાયન"),
    "pl": ("Co się dzieje w tym miesiącu", "Zapraszamy wszystkich, zwykle za darmo.", "Wtorek", "Chór: żółć i gęś"),
    "uk": ("Що відбувається цього місяця", "Раді всім, здебільшого безкоштовно.", "Понеділок", "Хор і ґанок у млині"),
}  # fmt: skip


def frame(*more: str, code: str = code_of(ADDRESS), intro: str = "") -> object:
    foot = ("Take down after 30 November 2026", *more)
    return Frame("Aldermere", foot, code, "QR code of aldermere.example/whats-on" if code else "", intro)


def sheet(*rows: object, text: tuple[str, ...] = (), title: str = "What is on", **more: object) -> object:
    return Sheet(name="whats-on", title=title, twin="whats-on/", parts=(Part("November", text, rows),), **more)


def rows(count: int) -> tuple[object, ...]:
    said = ("Tea and a talk in the small room", "Mill Hall")
    return tuple(Row(f"Row {place}.", said, "Free") for place in range(count))


def words_on(pdf: bytes) -> str:
    """What is drawn, strips and all, as one text."""
    return "\n".join(leaf.get_textpage().get_text_range() for leaf in pypdfium2.PdfDocument(pdf))


def letters_on(pdf: bytes, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """Each letter of a page with its left, lower, right and upper edge in points, in the order of the file."""
    text = pypdfium2.PdfDocument(pdf)[page].get_textpage()
    return [(text.get_text_range(at, 1), *text.get_charbox(at)) for at in range(text.count_chars())]


def against(pdf: bytes, form: str = "a4", language: str = "en") -> list[str]:
    """All that is wrong, but for the number of pages, which may be more than one here."""
    wrong = findings(pdf, paper=form[:2], language=language, large=form.endswith("large")) + ua1_failures(pdf)
    return [sentence for sentence in wrong if not sentence.startswith("The sheet has")]
