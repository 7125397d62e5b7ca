"""A plugin whose settings are a class of its own making."""

from dataclasses import dataclass

from hubsite import hookimpl


@dataclass
class Loose:
    paper_size: str = "A4"


@hookimpl
def hubsite_settings():
    return Loose
