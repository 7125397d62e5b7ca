#!/bin/sh
# Sees to the programs that some tests need beside Python: Chromium, npm with Node, Java and poppler. It never fails:
# without them those tests skip and say why.
set -u

has_one_of() {
    for name in "$@"; do
        command -v "$name" >/dev/null 2>&1 && return 0
    done
    return 1
}

packages=
has_one_of chromium chromium-browser google-chrome google-chrome-stable || packages="chromium"
has_one_of npm || packages="${packages:+$packages }nodejs npm"
has_one_of java || packages="${packages:+$packages }default-jre-headless"
has_one_of pdftotext || packages="${packages:+$packages }poppler-utils"
[ -n "$packages" ] || exit 0

without() {
    echo "Not here: $packages ($1), so the tests that need them will skip." >&2
    echo "To run them too, install them; on Debian:  sudo apt-get install $packages" >&2
    exit 0
}

command -v apt-get >/dev/null 2>&1 || without "and no apt-get to install them"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    without "and installing them needs root"
fi

apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing Debian's $packages for the tests …"
apt update >"$log" 2>&1 </dev/null # a stale list of packages is often good enough, so the next line decides
# shellcheck disable=SC2086  # the names are words of our own
if ! apt install --no-install-recommends $packages >>"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    without "apt-get could not install them"
fi
