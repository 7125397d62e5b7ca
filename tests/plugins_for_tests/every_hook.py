"""Something from every hook that adds to a site."""

from hubsite import (
    Block,
    Field,
    File,
    Importer,
    Kind,
    Line,
    Page,
    Panel,
    Problem,
    Record,
    Settings,
    Severity,
    Source,
    hookimpl,
)


class EverySettings(Settings):
    colour: Line = Field("red", description="The colour of the door.", examples=["blue"])


class Bench(Record):
    """A place to sit."""


@hookimpl
def hubsite_settings():
    return EverySettings


@hookimpl
def hubsite_kinds():
    yield Kind(Bench, "benches", "bench", "Benches", "Places to sit.")


@hookimpl
def hubsite_pages(hub, settings):
    names = ", ".join(bench.name for bench in hub.of("benches"))
    yield Page(
        path="every/", title="Every hook", body=f"# Every hook\n\nA {settings.colour} door. {names}\n\n{{{{ door }}}}"
    )


@hookimpl
def hubsite_panels(settings, record, hub):
    if record.folder == "groups":
        yield Panel(title="Door", body=f"{record.name} has a {settings.colour} door, said on {hub.today}.\n\n# Handle")


@hookimpl
def hubsite_blocks(hub):
    yield Block(
        name="door", summary="A door.", example="{{ door }}", render=lambda words: f"*{hub.config.name}’s door*"
    )


@hookimpl
def hubsite_files(hub, settings):
    yield File(path="door.txt", content=f"{settings.colour}\n", title="The door")


@hookimpl
def hubsite_site_files(site):
    yield File(path="pages.txt", content="".join(f"{page.path} {len(page.body)}\n" for page in site.pages))


@hookimpl
def hubsite_problems(site):
    pages = len(site.pages)
    yield Problem(
        code="door-open",
        message=f"The door is open on {pages} pages.",
        severity=Severity.ADVICE,
        fix="Close it.",
        source=Source("content/hub.yml", 1),
    )


@hookimpl
def hubsite_importers():
    yield Importer(name="doors", summary="A list of doors.", rows=lambda file: iter(()))
