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

COMMANDS = tuple(
    each.command
    for each in (
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
)
