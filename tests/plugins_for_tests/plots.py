"""One more kind of record, and a page for each."""

from hubsite import Field, Kind, Line, Page, Record, hookimpl


class Plot(Record):
    size: Line = Field(description="How large it is.", examples=["10 rods"])


@hookimpl
def hubsite_kinds():
    yield Kind(Plot, "plots", "plot", "Plots", "Ground to dig.")


@hookimpl
def hubsite_pages(hub):
    for plot in hub.of("plots"):
        yield Page(path=f"allotment/{plot.id}/", title=plot.name, body=plot.size)
