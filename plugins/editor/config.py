"""What Sveltia CMS is told about a hub: where its files are, how to write them, and which forms there are."""

# The keys are those of Sveltia CMS 0.221 (its schema/sveltia-cms.json).

from __future__ import annotations

from typing import Any

from hubsite import Hub, HubConfig

from .collections_of import collections_of
from .settings import EditorSettings

PICTURES = "pictures"


def config_of(hub: Hub, settings: EditorSettings, title: str) -> dict[str, Any]:
    """The whole configuration."""
    config: dict[str, Any] = {
        "backend": _backend(hub.config, settings),
        "app_title": title,
        "media_folder": f"content/{PICTURES}",
        "public_folder": f"/{PICTURES}",
        # Pictures come from the hub: no search in picture shops, which would be asked with every letter typed.
        "media_libraries": {"stock_assets": False},
        "editor": {"preview": False},
        "slug": {"encoding": "ascii", "clean_accents": True, "maxlength": 80},
        # Text in double quotes is text to everyone, also `no` and `01632 960123`; what is empty is left out.
        "output": {"omit_empty_optional_fields": True, "yaml": {"quote": "double"}},
    }
    if hub.config.site_url:
        config["site_url"] = hub.config.site_url
    if len(hub.config.languages) > 1:
        config["i18n"] = _languages(hub.config)
    return {**config, "collections": collections_of(hub, settings.kinds)}


def _backend(config: HubConfig, settings: EditorSettings) -> dict[str, Any]:
    backend = {"name": "github", "repo": config.on_github, "branch": config.branch}
    if settings.base_url:
        return {**backend, "base_url": settings.base_url.rstrip("/")}
    # Without a service of ours, the other way would lead to a company that no hub has a contract with.
    return {**backend, "auth_methods": ["token"]}


def _languages(config: HubConfig) -> dict[str, Any]:
    """Translations lie beside the record: `mill-hall.ur.yml`."""
    return {
        "structure": "multiple_files",
        "locales": list(config.languages),
        "default_locale": config.languages[0],
        "initial_locales": "default",
        "omit_default_locale_from_file_path": True,
    }
