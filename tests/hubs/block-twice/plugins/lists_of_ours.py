"""Lists of our own."""

from hubsite import Block, hookimpl


@hookimpl
def hubsite_blocks():
    return [Block(name="list", summary="A list.", example="{{ list }}", render=lambda options: "Nothing.")]
