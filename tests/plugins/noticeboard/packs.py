"""What lies in the folder of a month, and what its note says."""

import re

from ..paper import read_aloud

HEADINGS = ("Take down", "Put up", "Put up in place of the old one", "May stay; write the new day on it",
            "Leave where it is")  # fmt: skip


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def heard(folder, name="cover-note.pdf"):
    """What the note says, without what stands at its foot."""
    words = read_aloud((folder / name).read_bytes())
    upto = next(at for at, each in enumerate(words) if each.startswith("QR code of "))
    # Marks that keep a name of a file in its order are not heard.
    words = [re.sub("[\u2066-\u2069]", "", each) for each in words[:upto]]
    return [re.sub(r" *Take down after", " Take down after", each).strip() for each in words]


def noted(folder, name="cover-note.pdf"):
    """What there is to do, by the headings of the note."""
    words, found = heard(folder, name), {}
    for each in words[4:]:
        if each in HEADINGS:
            found[each] = under = []
        else:
            under.append(each)
    return found
