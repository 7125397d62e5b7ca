/* "Open now, until 5pm." by the clock of the United Kingdom. Without this script the table of the week says it all. */
(function () {
  var names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  var months = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December"];
  var clock = new Intl.DateTimeFormat("en-GB", {
    timeZone: "Europe/London", hourCycle: "h23",
    year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit"
  });
  function now() {
    var parts = {};
    clock.formatToParts(new Date()).forEach(function (part) { parts[part.type] = part.value; });
    return {day: parts.year + "-" + parts.month + "-" + parts.day, minute: 60 * parts.hour + +parts.minute};
  }
  function later(day, number) {
    var date = new Date(day + "T00:00:00Z");
    date.setUTCDate(date.getUTCDate() + number);
    return date.toISOString().slice(0, 10);
  }
  function weekday(day) {
    return (new Date(day + "T00:00:00Z").getUTCDay() + 6) % 7;
  }
  /* The hours of a day: none for closed, null where they are not known. */
  function hours(data, day) {
    var apart = data.apart.find(function (span) { return span[0] <= day && day <= span[1]; });
    if (apart) { return apart[2]; }
    var weeks = data.weeks.filter(function (week) { return week[0] <= day; });
    return weeks.length && day <= data.until ? weeks[weeks.length - 1][1][weekday(day)] : null;
  }
  function said(minute) {
    var hour = Math.floor(minute / 60) % 24, rest = minute % 60;
    if (!rest && hour % 12 === 0) { return hour ? "midday" : "midnight"; }
    return ((hour + 11) % 12 + 1) + (rest ? ":" + ("0" + rest).slice(-2) : "") + (hour < 12 ? "am" : "pm");
  }
  function onDay(today, number) {
    var day = later(today, number);
    if (number < 2) { return number ? "tomorrow at" : "today at"; }
    if (number < 7) { return names[weekday(day)]; }
    return "on " + names[weekday(day)] + " " + +day.slice(8) + " " + months[day.slice(5, 7) - 1] + " at";
  }
  /* The minute at which it closes; undefined where it goes on after midnight, for who knows how long. */
  function closing(data, day, span) {
    var next = span[1] === 1440 ? hours(data, later(day, 1)) : [];
    return next && !next.some(function (each) { return each[0] === 0; }) ? span[1] : undefined;
  }
  /* How many days ahead, and at which minute, it opens next; undefined where that is not known. */
  function opening(data, today, minute) {
    for (var number = 0; number < 60; number += 1) {
      var found = hours(data, later(today, number));
      if (!found) { return undefined; }
      var next = found.find(function (span) { return number || span[0] > minute; });
      if (next) { return [number, next[0]]; }
    }
    return undefined;
  }
  function state(data, at) {
    var yesterday = later(at.day, -1);
    var before = hours(data, yesterday), today = hours(data, at.day);
    var night = (before || []).find(function (span) { return at.minute < span[1] - 1440; });
    var open = (today || []).find(function (span) { return span[0] <= at.minute && at.minute < span[1]; });
    if (night && !open) { return {open: true, until: closing(data, yesterday, night)}; }
    if (open) { return {open: true, until: closing(data, at.day, open)}; }
    /* What was open last evening, for who knows how long, may be open yet. */
    if (!today || (!before && at.minute < 360)) { return null; }
    return {open: false, opens: opening(data, at.day, at.minute)};
  }
  function inEnglish(now, today) {
    if (now.open) {
      return now.until === undefined ? ["Open now.", ""] : ["Open now,", "until " + said(now.until) + "."];
    }
    var opens = now.opens;
    return ["Closed now.", opens ? "Opens " + onDay(today, opens[0]) + " " + said(opens[1]) + "." : ""];
  }
  /* Elsewhere the page brings its sentences, and the browser knows how days and times are written. */
  function inWords(words, now, today) {
    var language = document.documentElement.lang;
    function write(minute, day, form) {
      var moment = new Date(Date.parse((day || today) + "T00:00:00Z") + minute * 6e4);
      return new Intl.DateTimeFormat(language, Object.assign({timeZone: "UTC", numberingSystem: "latn"}, form)).format(moment);
    }
    var clockTime = {hour: "numeric", minute: "2-digit"};
    if (now.open) {
      return [words.open, now.until === undefined ? "" : words.until.replace("{time}", write(now.until, "", clockTime))];
    }
    var opens = now.opens;
    var day = opens && later(today, opens[0]);
    var moment = opens && write(opens[1], day, Object.assign({weekday: "long", day: "numeric", month: "long"}, clockTime));
    return [words.closed, opens ? words.opens.replace("{moment}", moment) : ""];
  }
  function show() {
    document.querySelectorAll("[data-open-now]").forEach(function (line) {
      var at = now(), found = state(JSON.parse(line.dataset.openNow), at), own = line.dataset.words;
      var words = found && (own ? inWords(JSON.parse(own), found, at.day) : inEnglish(found, at.day));
      line.hidden = !words;
      line.children[0].textContent = words ? words[0] : "";
      line.children[1].textContent = words ? words[1] : "";
    });
  }
  show();
  setInterval(show, 30000);
})();
