"""A table for a spreadsheet."""

from hubsite import File, hookimpl


@hookimpl
def hubsite_files():
    return [File(path="tables/con.csv", content=b"name\n")]
