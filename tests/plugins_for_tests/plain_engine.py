"""An engine without a theme: fast, and able to go wrong in every way that hub.yml asks for."""

import os

from hubsite import Engine, HubsiteError, Line, Markup, Problem, Settings, Severity, hookimpl

_SHELL = Markup(
    '<!doctype html><html lang="en"><head><meta name="generator" content="hubsite"><title>{}</title></head>'
    "<body>{}</body></html>"
)


class EngineSettings(Settings):
    goes_wrong: Line = ""


@hookimpl
def hubsite_settings():
    return EngineSettings


@hookimpl
def hubsite_engine(settings):
    def project(site):
        if settings.goes_wrong == "project":
            raise RuntimeError("no paper")
        return {"engine.txt": b"plain"}

    def build(stage):
        for number, page in enumerate(stage.site.pages):
            if number == 1 and settings.goes_wrong == "fails":
                raise RuntimeError("no ink")
            if number == 1 and settings.goes_wrong == "dies":
                os._exit(9)
            if number == 1 and settings.goes_wrong == "leaves out":
                continue
            if number == 1 and settings.goes_wrong == "stops":
                raise KeyboardInterrupt
            if number == 1 and settings.goes_wrong == "gives up":
                raise HubsiteError("The press is jammed.", fix="Open it.")
            if number == 1 and settings.goes_wrong == "disk":
                raise PermissionError(13, "Permission denied", "press")
            _write(stage.output / page.path / "index.html", _SHELL.format(page.title, page.body).encode())
        for file in stage.site.files:
            _write(stage.output / file.path, file.data)
        if settings.goes_wrong in {"error", "warning"}:
            yield Problem(code="smudge", message="A page is smudged.", severity=Severity(settings.goes_wrong))

    return Engine(name="plain", project=project, build=build)


def _write(place, data):
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_bytes(data)
