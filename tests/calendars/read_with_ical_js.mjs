// The second reader: reads {first, last, calendars: {name: text}} and writes {name: [times]} as ical.js sees them,
// each time as [start, end, status, place, seconds since 1970]. It is given the folder of ical.js and the file to read.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [folder, file] = process.argv.slice(2);
const found = createRequire(`${folder}/`).resolve("ical.js");
const ICAL = (await import(pathToFileURL(found))).default;
const asked = JSON.parse(readFileSync(file, "utf-8"));
const WELL_AFTER = 400; // days: no date is moved further than that

function wall(time) {
  const text = time.toString();
  return time.isDate ? text : text.slice(0, 16);
}

function say({ startDate, endDate, item }) {
  const status = item.component.getFirstPropertyValue("status") ?? "None";
  const instant = startDate.isDate ? null : startDate.toUnixTime();
  return [wall(startDate), wall(endDate), status, item.location ?? "", instant];
}

function isShown([start]) {
  const day = start.slice(0, 10);
  return asked.first <= day && day <= asked.last;
}

function timesOf(text) {
  const calendar = new ICAL.Component(ICAL.parse(text));
  ICAL.TimezoneService.reset();
  for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
  const all = calendar.getAllSubcomponents("vevent");
  const others = all.filter((each) => each.hasProperty("recurrence-id"));
  const uids = new Set();
  const times = [];
  for (const component of all.filter((each) => !others.includes(each))) {
    const uid = component.getFirstPropertyValue("uid");
    uids.add(uid);
    const exceptions = others.filter((each) => each.getFirstPropertyValue("uid") === uid);
    const event = new ICAL.Event(component, { exceptions });
    if (!event.isRecurring()) {
      times.push(say({ startDate: event.startDate, endDate: event.endDate, item: event }));
      continue;
    }
    const end = ICAL.Time.fromDateString(asked.last);
    end.adjust(WELL_AFTER, 0, 0, 0);
    const iterator = event.iterator();
    let next = iterator.next();
    while (next && next.compareDateOnlyTz(end, ICAL.Timezone.localTimezone) <= 0) {
      times.push(say(event.getOccurrenceDetails(next)));
      next = iterator.next();
    }
  }
  // Single dates of a series that stands in another calendar.
  for (const component of others.filter((each) => !uids.has(each.getFirstPropertyValue("uid")))) {
    const event = new ICAL.Event(component);
    times.push(say({ startDate: event.startDate, endDate: event.endDate, item: event }));
  }
  return times.filter(isShown);
}

const answer = Object.entries(asked.calendars).map(([name, text]) => [name, timesOf(text)]);
process.stdout.write(JSON.stringify(Object.fromEntries(answer)));
