/* Messages on your own site: <script type="module" src=".../embed/messages.js">. Its attributes: data-site, and of the
   visitor, made by your server: data-external-id (or data-lead-id), data-expires, data-signature. In a page that changes
   without loading: rekindle("identify", { externalId, expires, signature }) and rekindle("signOut"). */
import { doorOf } from "./door.js";
import { Notifications } from "./notifications.js";
import { View } from "./view.js";

const everyMs = 60_000;
const tag = [...document.querySelectorAll("script[data-site]")].find(({ src }) => src === import.meta.url);
const { site, worker, business = "this site", externalId, leadId, expires, signature } = tag.dataset;
const base = `${new URL(import.meta.url).origin}/api/site/${encodeURIComponent(site)}`;
const door = doorOf({ base, site });
const notifications = new Notifications({ door, worker, site });

let shown = { cards: [], messages: "off" };
let isOpen = false;
let timer = 0;
const hidden = new Set();
const told = new Set();

const view = new View({
  clicked: (card) => tell(card, "clicked"),
  dismissed: (card) => {
    tell(card, "dismissed");
    show({ ...shown, cards: shown.cards.filter(({ id }) => id !== card.id) });
  },
  hide: (card) => {
    hidden.add(card.id);
    show(shown);
  },
  open: () => turn(true),
  shut: () => turn(false),
  choose,
  notify,
});

function turn(to) {
  isOpen = to;
  show(shown);
}

function show(next) {
  shown = next;
  const newest = shown.cards.find((card) => card.is_new && !hidden.has(card.id));
  view.draw({ ...shown, next: newest, isOpen, notices: noticesNow() });
  if (isOpen) for (const card of shown.cards) tell(card, "shown");
  else if (newest && !told.has(`${newest.id} shown`)) {
    view.say(`Message from ${business}: ${newest.title}`);
    tell(newest, "shown");
  }
}

function tell({ id }, act) {
  const once = `${id} ${act}`;
  if (told.has(once)) return;
  told.add(once);
  door.ask("POST", `/messages/${encodeURIComponent(id)}`, { body: { act } }).catch(() => told.delete(once));
}

async function choose(messages) {
  const answer = await door.ask("POST", "/messages", { body: { messages } });
  show({ cards: [], messages: answer.messages });
  if (answer.messages === "on") await refresh();
}

/** What the visitor may turn on or off beside the messages; null where this browser has none. */
function noticesNow() {
  if (!notifications.isPossible() || Notification.permission === "denied") return null;
  return notifications.isOn() ? "on" : "off";
}

async function notify(to) {
  if (to === "on") await notifications.turnOn();
  else await notifications.turnOff();
  show(shown);
}

async function refresh() {
  clearTimeout(timer);
  if (!door.isOpen()) return;
  let wait = everyMs;
  if (document.visibilityState === "visible") {
    try {
      const { data, messages } = await door.ask("GET", "/messages");
      show({ cards: data, messages });
    } catch (error) {
      if (error.status === 403) return door.forget();
      wait = 5 * everyMs;
    }
  }
  timer = setTimeout(refresh, wait);
}

async function identify(who) {
  await door.begin(who);
  await refresh();
  if (notifications.isPossible()) await notifications.obeyBrowser();
}

async function signOut() {
  clearTimeout(timer);
  isOpen = false;
  shown = { cards: [], messages: "off" };
  view.remove();
  await door.end();
}

const getNotifications = () => notify("on");
const stopNotifications = () => notify("off");
const calls = { identify, signOut, getNotifications, stopNotifications };
const run = ([name, ...given]) => calls[name]?.(...given).catch(() => undefined);
const waiting = window.rekindle?.q ?? [];
window.rekindle = (...call) => run(call);
document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible") refresh();
});
if ((externalId || leadId) && signature) run(["identify", { externalId, leadId, expires, signature }]);
for (const call of waiting) run([...call]);
