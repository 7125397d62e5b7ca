"""What a hub lacks that its readers expect, and one sheet for whoever takes it over."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Asked, Command, hookimpl

from .handover import handover
from .of_hub import of_hub
from .of_records import of_records
from .settings import DoctorSettings
from .telling import told


@hookimpl
def hubsite_settings() -> type[DoctorSettings]:
    """The keys below `doctor:` in hub.yml: who holds what."""
    return DoctorSettings


@hookimpl
def hubsite_commands(settings: DoctorSettings) -> Iterator[Command]:
    """`hubsite doctor` and `hubsite handover`."""

    def doctor(asked: Asked) -> Iterator[str]:
        yield from told([*of_hub(asked.hub, settings), *of_records(asked.hub)])

    def hand_over(asked: Asked) -> Iterator[str]:
        yield from handover(asked.hub, settings)

    yield Command(name="doctor", summary="Say what this hub lacks that its readers expect, worst first.", run=doctor)
    yield Command(
        name="handover",
        summary="Print one sheet for whoever takes this hub over: who holds what, and what is due when.",
        run=hand_over,
    )
