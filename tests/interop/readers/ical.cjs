// Reads a vCard file with ical.js, as Thunderbird and Nextcloud's web pages do, and prints the cards as JSON.
const { readFileSync } = require("node:fs");
const ICAL = require("ical.js");

const parsed = ICAL.parse(readFileSync(process.argv[2], "utf8"));
const cards = (Array.isArray(parsed[0]) ? parsed : [parsed]).map((jcal) => new ICAL.Component(jcal));
const values = (card, name) => card.getAllProperties(name).flatMap((property) => property.getValues());
const text = (card, name) => values(card, name).map(String);
process.stdout.write(JSON.stringify(cards.map((card) => ({
  uid: text(card, "uid"), fn: text(card, "fn"), n: values(card, "n"), org: values(card, "org"),
  title: text(card, "title"), nickname: text(card, "nickname"), email: text(card, "email"), tel: text(card, "tel"),
  adr: values(card, "adr"), url: text(card, "url"), categories: text(card, "categories"), note: text(card, "note"),
  impp: text(card, "impp"), rev: text(card, "rev"),
  "tel types": card.getAllProperties("tel").map((tel) => [tel.getParameter("type")].flat().sort()),
  "x-consent-contact": text(card, "x-consent-contact"), "x-consent-marketing": text(card, "x-consent-marketing"),
}))));
