/* This script is waited for like the style, which so knows from the start that there is one: nothing jumps. All it
   does otherwise waits for the page. */
document.documentElement.className = "js";

/* The menu button of narrow screens. Without this script the list of sections simply stands open. */
addEventListener("DOMContentLoaded", function () {
  var root = document.documentElement;
  var button = document.querySelector(".menu-button");
  function show(open) {
    button.setAttribute("aria-expanded", open);
    root.classList.toggle("menu-open", open);
  }
  if (!button) {
    return;
  }
  button.addEventListener("click", function () {
    show(!root.classList.contains("menu-open"));
  });
  button.closest(".site-header").addEventListener("keydown", function (event) {
    if (event.key === "Escape" && root.classList.contains("menu-open")) {
      show(false);
      button.focus();
    }
  });
});

/* A page is read on later days than the one for which it was made: what is over by now is hidden or said in other
   words, and the next of a list takes its place. Times are those of a UK wall clock, so that they compare as text.
   Without this script everything stands as it was true on the day of the build. */
addEventListener("DOMContentLoaded", function () {
  var clock = { timeZone: "Europe/London", hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  var now;
  function each(selector, act) {
    document.querySelectorAll(selector).forEach(act);
  }
  function told(element, name) {
    return element.getAttribute("data-" + name) || "";
  }
  function isOver(element) {
    var time = told(element, "until");
    if (/^\d\d:/.test(time)) {
      var day = element.closest("[data-day]");
      time = day ? told(day, "day") + "T" + time : "";
    }
    return time !== "" && time <= now;
  }
  function isOff(element) {
    return isOver(element) || told(element, "from") > now;
  }
  function renew(element) {
    if (isOver(element) && told(element, "then")) {
      element.textContent = told(element, "then");
    } else if (isOff(element) || told(element, "from")) {
      element.hidden = isOff(element);
    }
  }
  function count(element) {
    var days = Math.max(0, (Date.parse(told(element, "days-to")) - Date.parse(now.slice(0, 10))) / 864e5);
    var language = element.closest("[lang]").lang;
    if (/^en\b/.test(language)) {
      var words = days > 1 ? "in " + days + " days" : days > 0 ? "tomorrow" : "today";
      element.textContent = element.textContent.replace(/in \d+ days|tomorrow|today/, words);
    } else if (Intl.RelativeTimeFormat && Intl.RelativeTimeFormat.supportedLocalesOf(language).length) {
      /* In other languages the words are all there is in the element, but for a comma before them. */
      var said = new Intl.RelativeTimeFormat(language, { numeric: "auto" }).format(days, "day");
      element.textContent = element.textContent.replace(/[^\s,\u060c\u3001][^]*/, said);
    } else if (Number((/\d+/.exec(element.textContent) || [])[0]) !== days) {
      /* Browsers know fewer languages than people do (Chromium knows no Welsh). The day itself stands before this. */
      element.hidden = true;
    }
  }
  function counts(item) {
    return !isOff(item) && !item.hasAttribute("data-off");
  }
  function fill(list) {
    var source = document.getElementById(told(list, "more"));
    var more = [].filter.call(source ? source.children : [], counts)[0];
    if (more && ![].some.call(list.children, counts)) {
      list.appendChild(more);
    }
  }
  function showNext(list) {
    var left = Number(told(list, "show")) || Infinity;
    var shown = 0;
    var none = list.nextElementSibling;
    [].forEach.call(list.children, function (item) {
      item.hidden = isOff(item) || left < 1;
      shown += !item.hidden;
      left -= counts(item);
    });
    list.hidden = !shown;
    if (none && none.classList.contains("coming-none")) {
      none.hidden = shown > 0;
    }
  }
  /* Ways to reach people that nobody has checked for long: still there, one touch further away. */
  function stepBack(facts) {
    if (told(facts, "good-until") < now.slice(0, 10)) {
      var details = document.createElement("details");
      details.appendChild(document.createElement("summary")).textContent = told(facts, "step-back");
      facts.removeAttribute("data-good-until");
      facts.parentNode.insertBefore(details, facts);
      details.appendChild(facts);
    }
  }
  function fold() {
    var parts = {};
    new Intl.DateTimeFormat("en-GB", clock).formatToParts(Date.now()).forEach(function (part) {
      parts[part.type] = part.value;
    });
    now = parts.year + "-" + parts.month + "-" + parts.day + "T" + parts.hour + ":" + parts.minute;
    each("[data-until], [data-from]", renew);
    each("[data-good-until]", stepBack);
    each("[data-days-to]", count);
    each("[data-more]", fill);
    each(".coming", showNext);
    each("[data-if-any], [data-day]", function (part) {
      part.hidden = !part.querySelector("li:not([hidden])");
    });
  }
  fold();
  document.addEventListener("visibilitychange", fold);
});
