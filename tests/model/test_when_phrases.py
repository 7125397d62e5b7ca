"""What is no day, or could be two, is refused with the cure."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from hubsite.model.when import read_when


def refusal(text: str) -> tuple[str, str]:
    with pytest.raises(PydanticCustomError) as caught:
        read_when(text)
    context = caught.value.context
    return caught.value.type, f"{context['message']} {context['fix']}"


@pytest.mark.parametrize(
    ("text", "code", "says"),
    [
        ("", "when-needs-day", "This does not say when it is."),
        ("7pm", "when-needs-day", "does not say on which day"),
        ("from 6 January 2026", "when-needs-day", "does not say on which day"),
        ("every thirsday", "when-unreadable", "I could not read 'thirsday'. Did you mean `Thursday`?"),
        ("first Thursday of every mnth", "when-unreadable", "Did you mean `month`?"),
        ("🎉 Tuesdays", "when-unreadable", "I could not read '🎉'."),
        ("Tuesdays ٧pm", "when-unreadable", "'٧pm'"),
        ("every 5 minutes", "when-unreadable", "'minutes'"),
        ("Tuesdays for 6 weeks", "when-unreadable", "'for'"),
        ("first weekday of the month", "when-unreadable", "'first weekday'"),
        ("every Tuesday until June", "when-unreadable", "needs a date after it, not only June."),
        ("every Tuesday not", "when-unreadable", "Write, for example, `not August`"),
        ("Tuesdays at 7", "time-am-or-pm", "Write `7am` or `7pm`."),
        ("Tuesdays 1930", "time-needs-colon", "'1930' looks like a time. Write it as `19:30`."),
        ("10am – 12am every Saturday", "time-ends-midnight", "Did you mean 12 noon (`12pm`)?"),
        ("Tuesdays 7pm to 7pm", "time-range-empty", "starts and ends at the same time"),
        ("Tuesdays 4pm to 2pm", "time-range-backwards", "`2pm to 4pm`"),
        ("Tuesdays 7pm and 9am", "when-mixed", "There is more than one time here: 7pm and 9am."),
        ("3 December 2026, 10 December 2026", "when-mixed", "Make a record for each date."),
        ("every Tuesday, 6 January 2026", "when-mixed", "If it is the first day, write `from 6 January 2026`."),
        ("Tuesdays, 6 January 2026", "when-mixed", "If it is the first day, write `from 6 January 2026`."),
        ("every 2 weeks on Tuesday every month", "when-mixed", "both every week and every month"),
        ("Friday the 13th", "when-mixed", "counted in the month"),
        ("FREQ=MONTHLY;BYDAY=1TH every Tuesday", "when-mixed", "There is an RRULE here"),
        ("every year on 1 May and 3 June", "when-mixed", "different days of different months"),
        ("3 December 2026, not August", "when-mixed", "3 December 2026 is one day"),
        ("1 May", "date-which-year", "Write the year, like `1 May 2026`, or `every year on 1 May`."),
        ("every Tuesday until 5 June", "date-which-year", "Which year is 5 June?"),
        ("Tuesdays except 24 and 25 December", "date-which-year", "24 December" and "25 December"),
        ("05/06/2026 7pm", "date-ambiguous", "05/06/2026 could be 5 June or 6 May."),
        ("31 June 2026 7pm", "date-impossible", "June has 30 days."),
        ("every year on 30 February", "date-impossible", "February has at most 29 days."),
        ("Wednesday 3 December 2026 7pm", "date-weekday-wrong", "is a Thursday, not Wednesday"),
        ("2026-05-12T19:00-04:00", "time-zone", "US Eastern (-04:00)"),
        ("5 June 2026 10am to 6 June 2026 1pm", "when-too-long", "This goes on for 27 hours without a break."),
        (
            "5 to 7 June 2026, 10am to 4pm",
            "when-too-long",
            "`every day from 5 June 2026 until 7 June 2026, 10am to 4pm`",
        ),
        (
            "every Tuesday from 6 June 2026 until 1 May 2026",
            "when-ends-before-start",
            "This ends on 1 May 2026, before it starts on 6 June 2026.",
        ),
        ("every other Tuesday", "when-needs-start", "Add the first day, for example `from 6 January 2026`."),
        ("every 3 months on the second Tuesday", "when-needs-start", "`from 13 January 2026`"),
        ("Tuesdays, 6 times", "when-needs-start", "6 times, counted from which day?"),
        (
            "every second Tuesday",
            "when-two-meanings",
            "Write `second Tuesday of every month`, or `every 2 weeks on Tuesday from 6 January 2026`.",
        ),
        ("monthly on Tuesday", "when-needs-day", "Write, for example, `first Tuesday of every month`."),
        ("monthly", "when-needs-day", "on which day of the month"),
        ("last of the month", "when-needs-day", "The last what?"),
        ("6th Monday", "when-never", "No month has a 6th Monday"),
        ("32nd of every month", "when-never", "No month has a 32nd day."),
        ("31st of June", "date-impossible", "June has 30 days."),
        ("every Tuesday, not January to December", "when-never", "No month is left"),
        ("Tuesdays from 7 January 2026 until 12 January 2026", "when-never", "no day fits all of it"),
        ("Tuesdays from 6 January 2026 until 13 January 2026 not 1 to 31 January 2026", "when-never", "left out"),
        (
            "Tuesdays except 25 November 2026",
            "when-no-such-day",
            "This does not happen on Wednesday 25 November 2026. The nearest day is Tuesday 24 November 2026",
        ),
        ("every 100 weeks on Monday from 5 January 2026", "when-out-of-range", "1 to 60 weeks"),
        ("Tuesdays from 6 January 2026, 600 times", "when-out-of-range", "1 to 520 times, not 600 times"),
        ("Tuesdays except 1 January 2026 to 1 January 2028", "when-out-of-range", "longer than a year"),
    ],
)
def test_what_is_refused_with_the_cure(text, code, says):
    found, message = refusal(text)
    assert (found, says in message) == (code, True), message
