"""What lies in a hub already: which ids there are, in which files, and which posts a body has."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from hubsite.kinds import Kind
from hubsite.model.references import slug
from hubsite.problems import Problem, Severity
from hubsite.read.files import read_text, walk
from hubsite.read.front_matter import split
from hubsite.read.yaml_text import read_yaml
from hubsite.read.yaml_tree import Fields, Items, Node, Text, at

RECORD_ENDINGS = (".md", ".yml", ".yaml")


@dataclass(slots=True)
class Shelf:
    """The records of a hub by folder and id, found by their names; a file is opened only when it is asked for.

    `files` leads from folder and id to a path within the hub; `listed` holds what stands in one file with others.
    """

    root: Path
    labels: dict[str, str]
    files: dict[str, dict[str, str]]
    listed: dict[tuple[str, str], Node] = field(default_factory=dict)
    _posts: dict[str, set[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: Path, kinds: Iterable[Kind]) -> Shelf:
        """What lies in `content/` of a hub."""
        labels = {kind.folder: kind.singular for kind in kinds}
        shelf = cls(root, labels, {folder: {} for folder in labels})
        for file in walk(root, "content")[0]:
            shelf._note(file, PurePosixPath(file).relative_to("content"))
        return shelf

    def _note(self, file: str, path: PurePosixPath) -> None:
        if path.suffix not in RECORD_ENDINGS:
            return
        if len(path.parts) == 2 and path.parts[0] in self.files:
            self.files[path.parts[0]][path.stem.lower()] = file
        elif len(path.parts) == 1 and path.stem in self.files and path.suffix != ".md":
            node = tree_of(self.root, file)[0]
            for entry in node if isinstance(node, Items) else ():
                identity = at(entry, ("id",))
                if isinstance(identity, Text):
                    self.files[path.stem][str(identity)] = file
                    self.listed[path.stem, str(identity)] = entry

    def ids(self) -> dict[str, set[str]]:
        """The ids of each folder, as a reading wants them."""
        return {folder: set(files) for folder, files in self.files.items()}

    def posts_of(self, body: str) -> set[str]:
        """The ids of the posts of a body (given with its folder or without); none if there is no such body."""
        body = body.rpartition("/")[2]
        if body not in self._posts:
            self._posts[body] = set(self._read_posts(body))
        return self._posts[body]

    def _read_posts(self, body: str) -> Iterable[str]:
        file = self.files.get("bodies", {}).get(body)
        node = self.listed.get(("bodies", body)) or (tree_of(self.root, file)[0] if file else None)
        posts = at(node, ("posts",))
        for post in posts if isinstance(posts, Items) else ():
            identity, name = at(post, ("id",)), at(post, ("label",))
            if isinstance(identity, Text) and identity:
                yield str(identity)
            elif isinstance(name, Text):
                yield slug(name)


def tree_of(root: Path, file: str) -> tuple[Fields | Items | Text | None, bool]:
    """What a file of a hub says (the fields at its head, for Markdown), and whether it could be read as it stands."""
    text, problems = read_text(root, file)
    if text is None:
        return None, False
    return tree_in(text, file, problems=bool(problems))


def tree_in(text: str, file: str, *, problems: bool = False) -> tuple[Node | None, bool]:
    """The same for a text that was read already."""
    if file.endswith(".md"):
        node, prose, line, trouble = split(text, file)
        if isinstance(node, Fields) and prose.strip() and "description" not in node:
            return Fields(
                {**node.values, Text("description"): Text(prose.strip(), line, 1)}, *_place(node)
            ), not trouble
    else:
        node, trouble = read_yaml(text, file)
    return node, not (problems or _stops(trouble))


def _stops(problems: list[Problem]) -> bool:
    return any(problem.severity is Severity.ERROR for problem in problems)


def _place(node: Fields) -> tuple[int, int, int]:
    return node.line, node.column, node.end_line
