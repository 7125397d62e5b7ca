"""A plugin that gives settings where their class is wanted."""

from hubsite import Settings, hookimpl


@hookimpl
def hubsite_settings():
    return Settings()
