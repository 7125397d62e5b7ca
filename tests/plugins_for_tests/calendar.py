"""A plugin with the name of a module of Python's, which it uses itself."""

import calendar

from hubsite import Page, hookimpl


@hookimpl
def hubsite_pages(hub):
    month = calendar.month_name[hub.today.month]
    yield Page(path="calendar/", title="Calendar", body=f"It is {month}.")
