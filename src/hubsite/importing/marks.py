"""How a row is known again in the next table: by its `--id` column, or by its name and what else tells it apart."""

from __future__ import annotations

from collections.abc import Mapping

from hubsite.importing.cells import known, on_one_line
from hubsite.importing.recipe import Recipe

# Between a name and the cell that tells rows of one name apart.
AND = " · "
# The fields by which a row of a name is known again, best first. Marks are kept in `imports/` and never published.
_TELLING = ("postcode", "address", "email", "url", "phone")


def mark_of(row: Mapping[str, str], recipe: Recipe) -> str:
    """The cell of the `--id` column, otherwise the name and the cell that says where or who; "" for none."""
    if recipe.identity:
        return on_one_line(known(row.get(recipe.identity) or ""))
    name = recipe.says(row, "name")
    if recipe.gathers or not name:
        return name
    mapped = {target.name for _, target in recipe.columns}
    telling = next((text for telling in _TELLING if telling in mapped and (text := recipe.says(row, telling))), "")
    return f"{name}{AND}{telling}" if telling else name
