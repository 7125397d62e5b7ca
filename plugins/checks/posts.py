"""Two posts that nobody can tell apart, and more empty seats than there are."""

from __future__ import annotations

from collections.abc import Iterator

from hubsite import Problem, Record, Severity

from .place import at


def posts(record: Record) -> Iterator[Problem]:
    """What is odd about the posts of a body."""
    seen: set[str] = set()
    for post in getattr(record, "posts", ()):
        if post.id in seen:
            yield Problem(
                code="post-twice",
                message=f"Two posts are called `{post.id}`, so nobody can say who holds which.",
                fix=f"Add a line to each that tells them apart, such as `id: {post.id}-for-mill-ward`.",
                severity=Severity.WARNING,
                source=at(record, "posts"),
            )
        seen.add(post.id)
        if (post.vacant or 0) > post.seats:
            yield Problem(
                code="more-empty-than-seats",
                message=f"“{post.label}” has {post.seats} in `seats`, but {post.vacant} in `vacant`.",
                fix="Write in `seats` how many there are in all, and in `vacant` how many of them are empty.",
                severity=Severity.WARNING,
                source=at(record, "posts"),
            )
