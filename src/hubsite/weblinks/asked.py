"""Whether anybody answers at an address: asked politely, a host at a time, and never within somebody's own network."""

# Addresses come from content that anybody may have written. Whoever runs this may stand inside an office's network,
# so only addresses of the public internet are asked, also after a redirection.

from __future__ import annotations

import ipaddress
import re
import socket
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import groupby
from urllib.parse import urljoin, urlsplit

import requests

SECONDS = 15.0
HOSTS_AT_ONCE = 8
MOST_REDIRECTIONS = 6
_AS_WHOM = {"User-Agent": "hubsite-links/1 (a neighbourhood's website looks whether its links still work)"}
_MOVED_FOR_GOOD = {301, 308}
_MOVED = _MOVED_FOR_GOOD | {302, 303, 307}
_GONE = {404, 410}
# Hosts that do not like to be asked without being read.
_ASK_AGAIN_BY_GET = {400, 403, 404, 405, 406, 410, 500, 501, 503}


# With these in it an address may lead elsewhere than it seems to: who reads it and who asks there part it differently.
_MISLEADS = re.compile(r"[\\\s\x00-\x1f\x7f]|^[^/]*//[^/?#]*@")


class Answer(StrEnum):
    """What came of asking."""

    GOOD = "good"
    MOVED = "moved"
    GONE = "gone"
    SILENT = "silent"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Asked:
    """What came of asking at one address.

    `answer` moved: it leads to `now` for good. gone: the host says that there is no such page. silent: there is no
    such host, or it does not answer. unsure: it answers, but not to us; `why` says it in words.
    """

    address: str
    answer: Answer
    why: str = ""
    now: str = ""


def is_public(host: str) -> bool:
    """Whether every place that a host's name leads to lies on the public internet."""
    try:
        places = {str(found[4][0]) for found in socket.getaddrinfo(host, None)}
    except (OSError, UnicodeError):
        return False
    return bool(places) and all(ipaddress.ip_address(place.partition("%")[0]).is_global for place in places)


@dataclass(frozen=True, slots=True)
class Asking:
    """How to ask: `seconds` to wait for an answer and `pause` between two questions to one host, in seconds."""

    seconds: float = SECONDS
    pause: float = 0.5
    may_ask: Callable[[str], bool] = field(default=is_public)


def ask(addresses: Iterable[str], asking: Asking | None = None) -> Iterator[Asked]:
    """Ask at each address, hosts side by side, the pages of one host after another; in the order of hosts."""
    how = asking or Asking()
    by_host = [list(group) for _, group in groupby(sorted(addresses, key=lambda each: (_host(each), each)), key=_host)]
    with ThreadPoolExecutor(HOSTS_AT_ONCE) as several:
        for answers in several.map(lambda group: _ask_host(group, how), by_host):
            yield from answers


def _host(address: str) -> str:
    return urlsplit(address).hostname or ""


def _ask_host(addresses: list[str], how: Asking) -> list[Asked]:
    answers = []
    with requests.Session() as session:
        session.auth = _as_nobody
        for number, address in enumerate(addresses):
            time.sleep(how.pause if number else 0)
            session.cookies.clear()
            answers.append(_ask_one(session, address, how))
    return answers


def _as_nobody(question: requests.PreparedRequest) -> requests.PreparedRequest:
    """Without this, passwords that somebody keeps for a host (`.netrc`) would be sent to it."""
    return question


def _ask_one(session: requests.Session, address: str, how: Asking) -> Asked:
    try:
        return _follow(session, address, how)
    except requests.exceptions.SSLError:
        return Asked(address, Answer.UNSURE, "its certificate is not valid, so browsers warn of it")
    except requests.exceptions.Timeout:
        return Asked(address, Answer.SILENT, f"no answer came within {how.seconds:.0f} seconds")
    except (requests.exceptions.RequestException, UnicodeError, ValueError):
        return Asked(address, Answer.SILENT, "nobody answers there")


def _follow(session: requests.Session, address: str, how: Asking) -> Asked:
    place, for_good = address, True
    for _ in range(MOST_REDIRECTIONS):
        if _MISLEADS.search(place) or not how.may_ask(_host(place)):
            return Asked(address, Answer.SILENT, "there is no such host on the public internet")
        status, onwards = _one_question(session, place, how)
        if status not in _MOVED or not onwards:
            return _judged(address, status, place if for_good and place != address else "")
        for_good = for_good and status in _MOVED_FOR_GOOD
        place = urljoin(place, onwards)
        if urlsplit(place).scheme not in {"http", "https"}:
            break
    return Asked(address, Answer.UNSURE, "it leads on and on, and to no page")


def _one_question(session: requests.Session, place: str, how: Asking) -> tuple[int, str]:
    """The status, and where it leads; without reading the page itself."""
    status, headers = 0, _NOTHING
    for method in ("HEAD", "GET"):
        answer = session.request(
            method, place, headers=_AS_WHOM, timeout=how.seconds, allow_redirects=False, stream=True
        )
        with answer:
            status, headers = answer.status_code, answer.headers
        if status not in _ASK_AGAIN_BY_GET:
            break
    return status, headers.get("Location", "")


_NOTHING: Mapping[str, str] = {}


def _judged(address: str, status: int, now: str) -> Asked:
    if status in _GONE:
        return Asked(address, Answer.GONE, f"the page is not there any more ({status})")
    if status >= 400:
        return Asked(address, Answer.UNSURE, f"it does not show itself to a program ({status})")
    if now:
        return Asked(address, Answer.MOVED, "it has moved", now)
    return Asked(address, Answer.GOOD)
