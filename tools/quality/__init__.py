"""Looks the pages of a built site over for barriers: in a real browser, by programs of others, and by its own eyes.

Every check gives a list of findings and prints nothing. `python tools/quality SITE` prints the figures of a whole site.
"""
