#!/bin/sh
# Sees to a Chromium for the browser tests. It never fails: without one those tests skip and say why.
set -u
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done

without() {
    echo "No Chromium here ($1), so the browser tests will skip." >&2
    echo "To run them too, install Chromium or Chrome; on Debian:  sudo apt-get install chromium" >&2
    exit 0
}

command -v apt-get >/dev/null 2>&1 || without "and no apt-get to install it"
if [ "$(id -u)" = 0 ]; then
    as_root=
elif sudo -n true 2>/dev/null; then
    as_root="sudo -n"
else
    without "and installing it needs root"
fi

apt() { $as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=120 "$@"; }
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo "Installing Debian's chromium for the browser tests …"
apt update >"$log" 2>&1 </dev/null # a stale list of packages is often good enough, so the next line decides
if ! apt install --no-install-recommends chromium >>"$log" 2>&1 </dev/null; then
    tail -n 5 "$log" >&2
    without "apt-get could not install it"
fi
