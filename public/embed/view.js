/* Cards beside the page, never over it: a card takes no focus, the list of all does and gives it back. */
import { element } from "./element.js";
import { styles, words } from "./look.js";

const isSafe = (link) => /^https?:\/\//i.test(link || "");

const onEscape = (act) => (event) => {
  if (event.key !== "Escape") return;
  event.stopPropagation();
  act();
};

const button = (name, onclick, more = {}) => element("button", { type: "button", onclick, ...more }, name);

function stage() {
  const host = element("div", { "data-rekindle": "messages" });
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  shadow.adoptedStyleSheets = [sheet];
  const said = element("div", { class: "said", role: "status" });
  const dock = element("div", { class: "dock" });
  shadow.append(element("div", { class: "root" }, dock, said));
  document.body.append(host);
  return { dock, said, remove: () => host.remove() };
}

/** `acts`: what the reader may do: clicked, dismissed, hide, open, shut, choose. */
export class View {
  ui = null;

  constructor(acts) {
    this.acts = acts;
  }

  draw({ cards, next, messages, isOpen, notices }) {
    if (messages === "off" && !isOpen) return this.remove();
    this.ui ??= stage();
    const { dock } = this.ui;
    if (isOpen) return dock.replaceChildren(this.inbox({ cards, messages, notices }));
    const launch = this.launcher(cards);
    const shown = dock.querySelector(".card");
    if (next && shown?.dataset.id === next.id) return dock.querySelector(".launch").replaceWith(launch);
    dock.replaceChildren(...(next ? [this.card(next)] : []), launch);
  }

  say(sentence) {
    if (this.ui) this.ui.said.textContent = sentence;
  }

  remove() {
    this.ui?.remove();
    this.ui = null;
  }

  focusOn(what) {
    this.ui?.dock.querySelector(what)?.focus();
  }

  card(one) {
    const hide = () => {
      this.acts.hide(one);
      this.focusOn(".launch");
    };
    return element(
      "section",
      { class: "panel card", "data-id": one.id, "aria-labelledby": "rekindle-title", onkeydown: onEscape(hide) },
      element("h2", { id: "rekindle-title" }, one.title),
      element("p", {}, one.body),
      this.actsOn(one, ".launch"),
    );
  }

  inbox({ cards, messages, notices }) {
    const shut = () => {
      this.acts.shut();
      this.focusOn(".launch");
    };
    const turn = (act, from) => () =>
      act(from === "on" ? "off" : "on").then(
        () => this.focusOn(".panel"),
        () => this.say(words.failed),
      );
    const notify = notices && button(words.notices[notices], turn(this.acts.notify, notices));
    return element(
      "section",
      { class: "panel", role: "dialog", "aria-labelledby": "rekindle-inbox", tabindex: "-1", onkeydown: onEscape(shut) },
      element("h2", { id: "rekindle-inbox" }, words.inbox),
      cards.length
        ? element("ul", {}, ...cards.map((one) => this.entry(one)))
        : element("p", {}, messages === "on" ? words.none : words.isOff),
      element("div", { class: "acts" }, button(words.close, shut), button(messages === "on" ? words.off : words.on, turn(this.acts.choose, messages)), notify),
    );
  }

  entry(one) {
    return element("li", {}, element("h3", {}, one.title), element("p", {}, one.body), this.actsOn(one, ".panel"));
  }

  actsOn(one, focus) {
    const open = { href: one.link, "aria-label": `${words.open}: ${one.title}`, onclick: () => this.acts.clicked(one) };
    const dismiss = () => {
      this.acts.dismissed(one);
      this.focusOn(focus);
    };
    return element(
      "div",
      { class: "acts" },
      isSafe(one.link) ? element("a", open, words.open) : null,
      button(words.dismiss, dismiss, { "aria-label": `${words.dismiss}: ${one.title}` }),
    );
  }

  launcher(cards) {
    const unread = cards.filter((one) => one.is_new).length;
    const open = () => {
      this.acts.open();
      this.focusOn(".panel");
    };
    const name = unread ? `${words.inbox} (${unread})` : words.inbox;
    return button(name, open, { class: "launch", "aria-haspopup": "dialog" });
  }
}
