"""The commands of hubsite, a module each: light to load, they say in words what came of what others do."""

from __future__ import annotations

from hubsite.command_line import (
    add,
    build,
    check,
    confirm,
    explain,
    fix,
    forget,
    import_table,
    links,
    new,
    pack,
    plugins,
    serve,
    suggest,
    upgrade,
)

_MODULES = (
    add, build, check, confirm, explain, fix, forget, import_table, links, new, pack, plugins, serve, suggest, upgrade,
)  # fmt: skip
COMMANDS = tuple(each.command for each in _MODULES)
