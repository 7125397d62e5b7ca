"""The id of a new record: made of its name, and one that no record and no computer has taken already."""

from __future__ import annotations

from collections.abc import Callable

from hubsite.folders import check_path
from hubsite.model.references import slug
from hubsite.problems import HubsiteError

LONGEST_ID = 80


def free_id(name: str, one: str, is_taken: Callable[[str], bool]) -> str:
    """An id like `name`, or like `one` of its kind where the name holds no letter; with a number where it is taken.

    Names that Windows keeps for itself are avoided. It is never longer than 80 characters.
    """
    wanted = slug(name) or slug(one)
    try:
        check_path(f"{wanted}.yml")
    except HubsiteError:
        wanted = f"{wanted}-{slug(one)}"
    number, free = 1, wanted
    while is_taken(free):
        number += 1
        free = f"{wanted[: LONGEST_ID - 1 - len(str(number))].rstrip('-')}-{number}"
    return free
