"""Makes slow things, and notes each that it had to make in `made.txt`, beside content/."""

from pathlib import Path

from hubsite import Command, File, Page, Problem, Severity, hookimpl

MADE = Path(__file__).parents[1] / "made.txt"


@hookimpl
def hubsite_pages(memory):
    yield Page(path="slow/", title="Slow", body=_recalled(memory, "a page"))


@hookimpl
def hubsite_files(hub, memory):
    for group in hub.of("groups"):
        yield File(path=f"slow/{group.id}.txt", content=_recalled(memory, f"a sheet of {group.name}"))


@hookimpl
def hubsite_problems(memory):
    yield Problem(code="slow", message=_recalled(memory, "a check"), severity=Severity.ADVICE)


@hookimpl
def hubsite_commands():
    yield Command(name="slowly", summary="Recall.", words="WHAT", run=lambda asked: _said(asked))


def _said(asked):
    yield _recalled(asked.memory, " ".join(asked.words))


def _recalled(memory, what):
    def make():
        with MADE.open("a") as notes:
            notes.write(f"{what}\n")
        return what.encode()

    return memory.recall(what, make).decode()
