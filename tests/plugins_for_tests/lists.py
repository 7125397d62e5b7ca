"""A hub's own lists, in place of ours."""

from hubsite import Block, hookimpl


@hookimpl
def hubsite_blocks(hub):
    yield Block(name="list", summary="Ours.", example="{{ list }}", render=lambda words: "This list is our own.")
