// Reads a calendar file with ical.js, as Thunderbird and Nextcloud's web pages do, and prints its events as JSON.
const { readFileSync } = require("node:fs");
const ICAL = require("ical.js");

const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
const events = calendar.getAllSubcomponents("vevent").map((one) => new ICAL.Event(one));
process.stdout.write(JSON.stringify(events.map((event) => ({
  uid: event.uid, summary: event.summary, description: event.description,
  start: event.startDate.toJSDate().toISOString(), minutes: event.duration.toSeconds() / 60,
  alarms: event.component.getAllSubcomponents("valarm").length,
}))));
