"""`hubsite new`: a hub to start from, made from site_template/ and a handful of answers."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from hubsite.answer_check import trouble_with
from hubsite.councils import council_called, councils
from hubsite.folders import write_tree
from hubsite.kinds import BUILT_IN
from hubsite.licences import LICENCES, USUAL, licence_called, licence_page
from hubsite.model.contacts import is_private_mail
from hubsite.model.hub import HubConfig, HubContact
from hubsite.own_files import in_words
from hubsite.problems import HubsiteError
from hubsite.starting import in_yaml
from hubsite.written_by_us import MACHINE, MEMORY, Memory, kept_files, owner_and_name, template_files

_NAME_IN_TEMPLATE = "Our neighbourhood"
_TEMPLATE_LICENCE = LICENCES["cc-by"]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewHub:
    """What is known of a hub that is to be; each text as `checked` gives it, "" where nothing was said."""

    name: str = ""
    council: str = ""
    nation: str = ""
    run_by: str = ""
    public_body: str = ""
    contact: str = ""
    repository: str = ""
    site_url: str = ""
    custom_domain: str = ""
    licence: str = ""
    machine: str = ""

    @classmethod
    def of(cls, answers: Mapping[str, str]) -> NewHub:
        """From answers as people gave them. Raises HubsiteError for the first that does not fit."""
        hub = cls(**{name: checked(name, text) for name, text in answers.items() if text.strip()})
        if hub.council and hub.nation not in ("", councils()[hub.council].nation):
            council = councils()[hub.council]
            raise HubsiteError(
                f"{council.name} is not in {hub.nation.replace('-', ' ').title()}.",
                fix=f"Write `--nation {council.nation}`, or leave it out: the council says it.",
            )
        return hub

    @property
    def address(self) -> str:
        """The address of the site: as given, or the one that GitHub Pages gives to a repository; otherwise ""."""
        if self.custom_domain or self.site_url:
            return self.site_url or f"https://{self.custom_domain}/"
        owner, _, name = self.repository.removeprefix("https://github.com/").partition("/")
        own_site = name.lower() == f"{owner.lower()}.github.io"
        return f"https://{owner.lower()}.github.io/{'' if own_site else f'{name}/'}" if owner else ""


# In the order in which they are asked: the name of the answer, the question, and an example or what Enter means.
QUESTIONS: tuple[tuple[str, str, str], ...] = (
    ("name", "What is your neighbourhood called?", "Ashcombe"),
    ("council", "Which council sends the council tax bill?", "Trafford; press Enter if you do not want to say"),
    ("run_by", "Who will keep the site?", "Volunteers of Ashcombe"),
    ("public_body", "Is a council or another public body behind it?", "yes or no; Enter means no"),
    (
        "contact",
        "At which e-mail address can readers reach you? It is published, so a shared one.",
        "Enter if none yet",
    ),
    ("repository", "Where on GitHub will the files be?", "your-name/your-hub; Enter if you do not know yet"),
    ("licence", "Under which licence may others use your words?", f"{', '.join(LICENCES)}; Enter means {USUAL}"),
)


def checked(name: str, text: str) -> str:
    """An answer as it is kept. Raises HubsiteError, with the nearest right answers, for one that does not fit."""
    text = " ".join(text.split())
    return _SPECIAL[name](text) if name in _SPECIAL else _field(HubConfig, name, text)


def _field(model: type[HubConfig | HubContact], name: str, text: str) -> str:
    if trouble := trouble_with(model, name, text):
        raise HubsiteError(trouble.message, fix=trouble.fix)
    return text


def _contact(text: str) -> str:
    address = _field(HubContact, "email", text)
    if is_private_mail(address):
        raise HubsiteError(
            f"{address} looks like somebody's own mail, and it would be published.",
            fix="Use a shared mailbox, or leave it out until there is one.",
        )
    return address


def _repository(text: str) -> str:
    return f"https://github.com/{owner_and_name(text)}"


def _domain(text: str) -> str:
    host = re.sub(r"^https?://", "", text).strip("/").lower()
    if not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host):
        raise HubsiteError(f"'{text}' is not a domain.", fix="Write it like `ashcombe.example`, without a path.")
    _field(HubConfig, "site_url", f"https://{host}/")
    return host


def _choice(name: str, text: str) -> str:
    return _field(HubConfig, name, text).lower().replace(" ", "-")


_SPECIAL: Mapping[str, Callable[[str], str]] = {
    "council": lambda text: council_called(text).id,
    "contact": _contact,
    "repository": _repository,
    "machine": owner_and_name,
    "custom_domain": _domain,
    "licence": lambda text: next(key for key, each in LICENCES.items() if each == licence_called(text)),
    "nation": lambda text: _choice("nation", text),
    "public_body": lambda text: _choice("public_body", text),
}


def new_hub(folder: Path, hub: NewHub) -> list[str]:
    """Write a hub into `folder`, which must not exist or be empty; returns the paths written.

    Raises HubsiteError when something is there already (nothing is ever overwritten), or the disk refuses.
    """
    refuse_if_taken(folder)
    files = files_of(hub)
    with in_words(_name_of(folder)):
        write_tree(folder, files)
    return sorted(files)


def refuse_if_taken(folder: Path) -> None:
    """Raise HubsiteError for a folder in which something lies already: best before questions are asked."""
    with in_words(folder.name):
        name, is_link = _name_of(folder), folder.is_symlink()
        is_taken = folder.exists() and (not folder.is_dir() or any(folder.iterdir()))
    if is_link:
        raise HubsiteError(f"'{name}' is a link.", fix="Choose another name, or give the folder that it leads to.")
    if is_taken:
        message = f"'{name}' exists already and is not empty."
        raise HubsiteError(message, fix="Choose another name; nothing was changed.")


def _name_of(folder: Path) -> str:
    """The last part of its path, also of `.` and `..`."""
    return (folder if folder.is_symlink() else folder.resolve()).name


def files_of(hub: NewHub) -> dict[str, bytes]:
    """Every file of a new hub: paths and bytes."""
    machine = hub.machine or MACHINE
    kept = kept_files(BUILT_IN, machine)
    files = template_files() | kept
    licence = LICENCES[hub.licence or USUAL]
    place = "content/places/our-neighbourhood.yml"
    if hub.name:
        files[place] = _named(files[place].decode(), hub.name).encode()
    files["content/hub.yml"] = hub_file(files["content/hub.yml"].decode(), hub).encode()
    files["LICENCE.md"] = licence_page(licence, hub.name or _NAME_IN_TEMPLATE, hub.run_by).encode()
    files[MEMORY] = Memory.of(kept, machine).as_file()
    return files


def hub_file(template: str, hub: NewHub) -> str:
    """The text of hub.yml with the answers in it."""
    licence, usual = LICENCES[hub.licence or USUAL], _TEMPLATE_LICENCE
    text = template.replace(usual.spdx, licence.spdx).replace(usual.name, licence.name)
    nation = hub.nation or (councils()[hub.council].nation if hub.council else "")
    said = {
        "run_by": hub.run_by,
        "public_body": hub.public_body,
        "site_url": hub.address,
        "repository": hub.repository,
        "nation": nation,
        "council": hub.council,
    }
    text = _named(text, hub.name) if hub.name else text
    for field, value in said.items():
        text = _with(text, field, value) if value else text
    return _with_contact(text, hub)


def _with_contact(text: str, hub: NewHub) -> str:
    """Readers of a published site need a way to reach its keepers: without an address, the list of issues is one."""
    field, value = ("email", hub.contact) if hub.contact else ("url", f"{hub.repository}/issues")
    if not hub.contact and not hub.repository:
        return text
    text = text.replace("# contact:\n", "contact:\n")
    return _with(text, f"  {field}", value)


def _named(text: str, name: str) -> str:
    return text.replace(f"name: {_NAME_IN_TEMPLATE}\n", f"name: {_quoted(name)}\n", 1)


def _quoted(text: str) -> str:
    """In quotes in any case: a place may be called `Ham` or `Number 10: the Estate`, and also `Yes` or `1066`."""
    return in_yaml(text) if re.search(r"[^\W\d]", text) and len(text) > 3 else json.dumps(text, ensure_ascii=False)


def _with(text: str, field: str, value: str) -> str:
    """The text with a value in the line of a field, which may stand behind a `#`."""
    line = re.compile(rf"^(?:# )?{field}:.*$", re.MULTILINE)
    return line.sub(lambda _: f"{field}: {in_yaml(value)}", text, count=1)
