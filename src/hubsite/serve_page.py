"""What the preview adds to a page while it is sent, and what it shows where there is none."""

# The script and the style come as files of their own, so that a strict Content-Security-Policy lets them in.

from __future__ import annotations

SCRIPT = """\
(() => {
  const me = document.currentScript;
  let seen = me.dataset.seen;
  let lost = false;
  let hidden = "";
  const panel = document.createElement("section");
  panel.id = "hubsite-preview";
  panel.setAttribute("aria-label", "Preview");
  panel.setAttribute("role", "status");
  document.body.append(panel);

  const show = (news) => {
    panel.replaceChildren();
    if (!news.problems || news.problems === hidden) return;
    panel.setAttribute("role", news.changed ? "status" : "alert");
    const heading = document.createElement("h2");
    heading.textContent = "What to look at in your hub";
    const text = document.createElement("pre");
    text.textContent = news.problems;
    text.tabIndex = 0;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "Hide until it changes";
    close.addEventListener("click", () => { hidden = news.problems; panel.replaceChildren(); });
    panel.append(heading, text, close);
  };

  const visible = () => new Promise((go) => {
    if (!document.hidden) return go();
    document.addEventListener("visibilitychange", () => go(), { once: true });
  });
  const pause = () => new Promise((go) => setTimeout(go, 1000));

  const listen = async () => {
    let told = "";
    for (;;) {
      await visible();
      // A page in the background lets go of its connection: browsers have few for one server.
      const stop = new AbortController();
      const letGo = () => { if (document.hidden) stop.abort(); };
      document.addEventListener("visibilitychange", letGo);
      try {
        const answer = await fetch(`/.hubsite/events?seen=${seen}&told=${told}`, { signal: stop.signal });
        const news = await answer.json();
        if (lost || String(news.version) !== seen) return location.reload();
        told = String(news.told);
        show(news);
      } catch (error) {
        if (!stop.signal.aborted) {
          if (lost) show({ problems: "The preview has stopped. Start it again with: hubsite serve" });
          lost = true;
          await pause();
        }
      } finally {
        document.removeEventListener("visibilitychange", letGo);
      }
    }
  };
  listen();
})();
"""

STYLE = """\
#hubsite-preview {
  position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box; max-height: 45vh;
  overflow: auto; padding: 0.75rem 1rem; color: #1a1a1a; background: #fff8dc;
  border-top: 4px solid #8a1f11; font: 16px/1.5 system-ui, sans-serif; text-align: left;
}
#hubsite-preview:empty { padding: 0; border: 0; }
body:has(#hubsite-preview:not(:empty)) { padding-bottom: 45vh; }
#hubsite-preview h2 { margin: 0 0 0.5rem; color: inherit; font: bold 18px/1.4 system-ui, sans-serif; }
#hubsite-preview pre {
  margin: 0 0 0.75rem; padding: 0; color: inherit; background: none; font: 15px/1.5 ui-monospace, monospace;
  white-space: pre-wrap; overflow-wrap: anywhere;
}
#hubsite-preview button {
  min-height: 44px; padding: 0 1rem; color: #fff; background: #1a1a1a; border: 2px solid #1a1a1a;
  font: inherit; cursor: pointer;
}
#hubsite-preview :focus-visible { outline: 3px solid #0b4fb3; outline-offset: 2px; }
@media print { #hubsite-preview { display: none; } }
"""

NOT_HERE = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Not here</title></head>
<body><h1>There is no such page</h1><p><a href="/">Go to the front page</a></p></body></html>
"""

NOT_YET = """\
<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Not yet</title></head>
<body><h1>The site is being made</h1><p>This page opens by itself as soon as it is there.</p></body></html>
"""


def with_script(page: bytes, version: int) -> bytes:
    """The page with the preview's style and script before its last `</body>`."""
    added = (
        '<link rel="stylesheet" href="/.hubsite/preview.css">'
        f'<script src="/.hubsite/preview.js" data-seen="{version}"></script>'
    ).encode()
    at = page.lower().rfind(b"</body>")
    return page[:at] + added + page[at:] if at >= 0 else page + added
