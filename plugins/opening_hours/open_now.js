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
  function closing(data, day, span) {
    var next = span[1] === 1440 ? hours(data, later(day, 1)) : [];
    return next && next.some(function (each) { return each[0] === 0; }) ? "" : "until " + said(span[1]) + ".";
  }
  function opening(data, today, minute) {
    for (var number = 0; number < 60; number += 1) {
      var found = hours(data, later(today, number));
      if (!found) { return ""; }
      var next = found.find(function (span) { return number || span[0] > minute; });
      if (next) { return "Opens " + onDay(today, number) + " " + said(next[0]) + "."; }
    }
    return "";
  }
  function state(data) {
    var at = now(), yesterday = later(at.day, -1);
    var before = hours(data, yesterday), today = hours(data, at.day);
    var night = (before || []).find(function (span) { return at.minute < span[1] - 1440; });
    var open = (today || []).find(function (span) { return span[0] <= at.minute && at.minute < span[1]; });
    if (night && !open) { return ["Open now,", closing(data, yesterday, night)]; }
    if (open) {
      var until = closing(data, at.day, open);
      return [until ? "Open now," : "Open now.", until];
    }
    /* What was open last evening, for who knows how long, may be open yet. */
    if (!today || (!before && at.minute < 360)) { return null; }
    return ["Closed now.", opening(data, at.day, at.minute)];
  }
  function show() {
    document.querySelectorAll("[data-open-now]").forEach(function (line) {
      var words = state(JSON.parse(line.dataset.openNow));
      line.hidden = !words;
      line.children[0].textContent = words ? words[0] : "";
      line.children[1].textContent = words ? words[1] : "";
    });
  }
  show();
  setInterval(show, 30000);
})();
