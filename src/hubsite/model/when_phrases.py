"""Reads the tokens of a 'when' one after the other: each kind of word has its own short reader."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from hubsite.model.dates import read_date
from hubsite.model.mistakes import mistake
from hubsite.model.recurrence import HIGHEST_COUNT, Span, Weekday
from hubsite.model.times import read_time
from hubsite.model.when_checks import mixed
from hubsite.model.when_draft import Doubt, Draft, first_day_perhaps
from hubsite.model.when_text import MONTHS, WEEKDAYS, quote
from hubsite.model.when_words import Is, Token, unreadable

_DAY_NUMBERS = (Is.NUMBER, Is.ORDINAL, Is.TO)


def read_phrases(tokens: Iterable[Token], draft: Draft) -> None:
    """Put what the tokens say into the draft. Raises a mistake for the first part that makes no sense."""
    reader = _Reader(list(tokens), draft)
    while reader.left():
        reader.read_part()


class _Reader:
    def __init__(self, tokens: list[Token], draft: Draft) -> None:
        self.tokens = tokens
        self.draft = draft
        self.at = 0

    def left(self) -> bool:
        return self.at < len(self.tokens)

    def sees(self, *kinds: Is) -> bool:
        """Whether the next tokens are of these kinds."""
        return tuple(token.kind for token in self.tokens[self.at : self.at + len(kinds)]) == kinds

    def take(self) -> Token:
        self.at += 1
        return self.tokens[self.at - 1]

    def read_part(self) -> None:
        token = self.tokens[self.at]
        match token.kind:
            case Is.ORDINAL:
                self.ordinals()
            case Is.MONTH:
                self.draft.months += self.month_list()
            case _:
                self.read_from(self.take())

    def read_from(self, token: Token) -> None:
        match token.kind:
            case Is.DATE:
                self.date(token)
            case Is.TIME:
                self.draft.times += [token.times] if token.times else []
            case Is.DAY_MONTH:
                self.draft.day_months.append((token.number, token.month))
            case Is.NUMBER:
                self.number(token)
            case Is.WEEKDAY | Is.WEEKDAYS:
                self.weekday(token)
            case _:
                self.read_joining_word(token)

    def read_joining_word(self, token: Token) -> None:
        match token.kind:
            case Is.UNIT:
                self.unit(token, token.number)
            case Is.EVERY:
                self.every(token)
            case Is.OTHER:
                self.every_other()
            case Is.FROM:
                self.first_day(token)
            case Is.UNTIL | Is.TO:
                self.last_day(token)
            case Is.NOT:
                self.gaps(token)
            case Is.TIMES:
                raise unreadable(token.text)

    def unit(self, token: Token, interval: int) -> None:
        self.draft.set_unit(token.unit)
        if interval > 1:
            self.draft.set_interval(interval)

    def every(self, every: Token) -> None:
        if self.sees(Is.OTHER):
            self.take()
            self.every_other()
        elif self.sees(Is.NUMBER, Is.UNIT):
            count, unit = self.take(), self.take()
            self.draft.set_unit(unit.unit)
            self.draft.set_interval(count.number * unit.number)
        elif self.sees(Is.ORDINAL, Is.UNIT) and self.tokens[self.at].number > 1:
            self.every_nth_unit()
        elif self.sees(Is.ORDINAL, Is.WEEKDAY) and self.tokens[self.at].number > 1:
            nth, weekday = self.tokens[self.at : self.at + 2]
            said = f"{every.text.lower()} {nth.text} {weekday.text}"
            self.draft.doubtful = Doubt(said, nth.text, nth.number, weekday.number)
        elif self.sees(Is.DATE):
            raise first_day_perhaps(self.tokens[self.at].day or dt.date.min)
        elif self.sees(Is.DAY_MONTH):
            self.draft.set_unit("year")

    def every_other(self) -> None:
        times = 1
        if self.sees(Is.WEEKDAYS):
            raise unreadable(f"other {self.take().text}")
        if self.sees(Is.UNIT):
            unit = self.take()
            self.draft.set_unit(unit.unit)
            times = unit.number
        self.draft.set_interval(2 * times)

    def every_nth_unit(self) -> None:
        """'Every third week' is an interval; 'every third day of the month' is a day of the month."""
        if self.tokens[self.at + 1].unit == "day" and self.sees(Is.ORDINAL, Is.UNIT, Is.OF):
            return
        nth, unit = self.take(), self.take()
        self.unit(unit, nth.number * unit.number)

    def ordinals(self) -> None:
        """'First and third Tuesday', 'last day', '15th'."""
        found = [self.take()]
        while self.sees(Is.ORDINAL):
            found.append(self.take())
        if self.sees(Is.WEEKDAY):
            self.weekdays_of_month(found)
        else:
            self.days_of_month(found)

    def weekdays_of_month(self, ordinals: list[Token]) -> None:
        while self.sees(Is.WEEKDAY):
            day = self.take()
            for ordinal in ordinals:
                if not -1 <= ordinal.number <= 5 or ordinal.number == 0:
                    message = f"No month has a {ordinal.text} {WEEKDAYS[day.number]}: there are four or five."
                    raise mistake("when-never", message, f"Write, for example, `last {WEEKDAYS[day.number]}`.")
                self.draft.weekdays.append(Weekday(day.number, ordinal.number))

    def days_of_month(self, ordinals: list[Token]) -> None:
        said_day = self.sees(Is.UNIT) and self.tokens[self.at].unit == "day"
        if said_day:
            self.take()
        elif self.sees(Is.WEEKDAYS) or (self.sees(Is.UNIT) and self.tokens[self.at].unit == "week"):
            raise unreadable(f"{ordinals[-1].text} {self.take().text}")
        for ordinal in ordinals:
            if ordinal.number == -1 and not said_day:
                message = "The last what? This does not name a day."
                raise mistake(
                    "when-needs-day",
                    message,
                    "Write `last Friday of every month` or `last day of every month`.",
                )
            if not 1 <= ordinal.number <= 31 and ordinal.number != -1:
                raise mistake("when-never", f"No month has a {ordinal.text} day.", "Write a day from `1st` to `31st`.")
            self.draft.month_days.append(ordinal.number)

    def weekday(self, token: Token) -> None:
        if token.kind is Is.WEEKDAYS:
            self.draft.weekdays += [Weekday(day) for day in ((5, 6) if token.number else range(5))]
            return
        last = token.number
        if self.sees(Is.TO, Is.WEEKDAY):
            last = self.tokens[self.at + 1].number
            self.at += 2
        self.draft.weekdays += [Weekday((token.number + step) % 7) for step in range((last - token.number) % 7 + 1)]

    def month_list(self) -> list[int]:
        """'July and August', 'May to September', 'November to February'."""
        months: list[int] = []
        while self.sees(Is.MONTH):
            first = last = self.take().number
            if self.sees(Is.TO, Is.MONTH):
                last = self.tokens[self.at + 1].number
                self.at += 2
            months += [(first + step - 1) % 12 + 1 for step in range((last - first) % 12 + 1)]
        return months

    def date(self, token: Token) -> None:
        if token.day:
            self.draft.days.append(token.day)
        self.draft.times += [token.times] if token.times else []

    def number(self, token: Token) -> None:
        if self.sees(Is.TIMES):
            self.take()
            self.set_count(token.number)
        elif self.sees(Is.TO, Is.DATE):
            # '5 to 7 June 2026': the first day takes its month and year from the last.
            self.draft.days.append(_same_month(token, self.tokens[self.at + 1]))
        else:
            raise _lone_number(token)

    def set_count(self, count: int) -> None:
        if not 1 <= count <= HIGHEST_COUNT:
            message = f"It can happen 1 to {HIGHEST_COUNT} times, not {count} times."
            raise mistake("when-out-of-range", message, "Leave the number out, or write `until` and the last day.")
        self.draft.count = count

    def first_day(self, token: Token) -> None:
        if self.sees(Is.MONTH, Is.TO, Is.MONTH):
            return
        day = self.day_after(token)
        if self.draft.first and self.draft.first != day:
            raise mixed("There is more than one first day here.")
        self.draft.first = day

    def last_day(self, token: Token) -> None:
        day = self.day_after(token)
        if self.draft.until and self.draft.until != day:
            raise mixed("There is more than one last day here.")
        self.draft.until = day

    def day_after(self, word: Token) -> dt.date:
        """The date that must follow 'from' or 'until'."""
        if self.sees(Is.DATE):
            date = self.take()
            self.draft.times += [date.times] if date.times else []
            return date.day or dt.date.min
        if self.sees(Is.DAY_MONTH):
            read_date(self.take().text)  # raises: its year is missing
        named = MONTHS[self.take().number - 1] if self.sees(Is.MONTH) else ""
        message = f"The word {quote(word.text)} needs a date after it{f', not only {named}' if named else ''}."
        example = f"1 {named or 'June'} 2026"
        raise mistake("when-unreadable", message, f"Write, for example, `{word.text.lower()} {example}`.")

    def gaps(self, word: Token) -> None:
        """Months and dates after 'not' or 'except'."""
        before = self.at
        while self.sees(Is.MONTH) or self.sees_days():
            if self.sees(Is.MONTH):
                self.draft.without_months += self.month_list()
            else:
                self.draft.skipped += self.gap()
        if self.at == before:
            message = f"The word {quote(word.text)} needs a month or a date after it."
            raise mistake("when-unreadable", message, "Write, for example, `not August` or `except 24 December 2026`.")

    def sees_days(self) -> bool:
        """Whether a date follows, or numbers that lead to one ('24 and 31 December 2026')."""
        ahead = self.at
        while ahead < len(self.tokens) and self.tokens[ahead].kind in _DAY_NUMBERS:
            ahead += 1
        return ahead < len(self.tokens) and self.tokens[ahead].kind in (Is.DATE, Is.DAY_MONTH)

    def gap(self) -> list[Span]:
        waiting: list[Token] = []
        while not self.sees(Is.DATE):
            if self.sees(Is.DAY_MONTH) and not self.sees(Is.DAY_MONTH, Is.TO, Is.DATE):
                read_date(self.take().text)  # raises: its year is missing
            waiting.append(self.take())
        date = self.take()
        last = date.day or dt.date.min
        if waiting and waiting[-1].kind is Is.TO:
            start = waiting[-2] if len(waiting) > 1 else waiting[-1]
            return [*_single_gaps(waiting[:-2], date), Span(_same_year(start, date), last)]
        if self.sees(Is.TO, Is.DATE):
            self.take()
            return [Span(last, self.take().day or last)]
        return [*_single_gaps(waiting, date), Span(last, last)]


def _single_gaps(numbers: list[Token], date: Token) -> list[Span]:
    days = [_same_month(number, date) for number in numbers]
    return [Span(day, day) for day in days]


def _same_month(number: Token, date: Token) -> dt.date:
    if number.kind not in (Is.NUMBER, Is.ORDINAL) or not date.day:
        raise unreadable(number.text)
    return read_date(f"{number.number} {MONTHS[date.day.month - 1]} {date.day.year}")


def _same_year(start: Token, date: Token) -> dt.date:
    if start.kind is Is.DAY_MONTH and date.day:
        return read_date(f"{start.number} {MONTHS[start.month - 1]} {date.day.year}")
    return _same_month(start, date)


def _lone_number(token: Token) -> Exception:
    """Most often a time without am, pm or a colon; read_time then says so better."""
    year = len(token.text) == 4 and 2000 <= token.number < 2200
    if token.text.isdigit() and not year and (token.number <= 24 or len(token.text) > 2):
        read_time(token.text)
    return unreadable(token.text)
