import { expect, test } from "vitest";
import { keywordIn } from "./keywords";
import { laneFor } from "./lane";
import { saysOptOut } from "./phrases";
import { lookAlikes, optOuts } from "./phrases.cases";

const isOptOut = (text: string) => keywordIn(text) === "stop" || saysOptOut(text);

test.each([
  "STOP",
  "stop please",
  "Stop.",
  " sToP ",
  "ＳＴＯＰ",
  "STOP!!",
  "s t o p",
  "S-T-O-P",
  "stop 🛑",
  "Unsubscribe",
  "opt out",
  "opt-out",
  "STOP ALL",
  "quit",
  "end",
  "cancel",
  "remove",
  "stpo",
  "sto p",
  "unsubscibe",
  "please stop",
  "STOP STOP STOP",
  "arret",
  "ARRÊT",
  "alto",
  "baja",
  "parar",
])("[case 12] [case 13] the keyword %j stops", (text) => {
  expect(keywordIn(text)).toBe("stop");
});

test.each([
  "Please take me off your list",
  "leave me alone",
  "déjenme en paz",
  "quit texting me",
  "please quit messaging me",
  "lose my number",
  "no more texts",
  "stop texting me",
  "wrong number stop",
  "do not contact me again",
  "don't text me anymore",
  "I don't want to receive these messages",
  "remove me from your list",
  "delete my number",
  "I no longer wish to receive messages from you",
  "take my number off",
  "unsubscribe me pls",
  "go away",
  "please stop sending me messages",
  "no me escriban más",
  "no quiero recibir mensajes",
  "arrêtez de m'envoyer des messages",
  "laissez-moi tranquille",
  "keine Nachrichten mehr",
  "lassen Sie mich in Ruhe",
  "pare de me mandar mensagens",
  "não quero mais receber",
  "smettetela di scrivermi",
  "non voglio più messaggi",
  "stuur me niet meer",
  "не пишите мне больше",
  "لا ترسل لي",
  "不要再发了",
  "送らないでください",
  "보내지 마세요",
  "proszę nie pisać",
  "sluta skicka sms",
  "đừng nhắn tin nữa",
  "I revoke my consent",
  "not interested, stop messaging",
  "I told you to stop",
  "reporting you as spam",
  "who is this? stop texting",
  "omg stop spamming me",
])("[case 14] %j is an opt-out in the lead's own words", (text) => {
  expect(isOptOut(text)).toBe(true);
});

test.each([
  "Can you stop by at 5?",
  "don't stop, I love it",
  "can't stop laughing",
  "stop by tomorrow?",
  "cancel my appointment",
  "at the bus stop",
  "end of the week works",
  "I stopped smoking last year",
  "let's talk at the end of the month",
  "I quit my job, so money is tight",
  "yes please",
  "what does it cost?",
  "call me on Monday",
  "don't call me before 9, I work nights",
  "not now",
  "maybe in spring",
  "too expensive",
  "who is this?",
  "the rain won't stop",
  "no worries, send it over",
  "don't forget to text me the address",
  "sounds good, when?",
  "is this non-stop?",
  "I need to end my lease first",
  "shop",
  "top",
  "step 2?",
  "ok",
  "please send more info",
])("[case 15] %j is not an opt-out", (text) => {
  expect(isOptOut(text)).toBe(false);
});

test.each([
  ["HELP", "help"],
  ["info", "help"],
  ["START", "start"],
  ["unstop", "start"],
  ["yes", null],
  ["help me fix my roof please", null],
  ["when can we start?", null],
] as const)("%j as a keyword is %j", (text, keyword) => {
  expect(keywordIn(text)).toBe(keyword);
});

const stranger = { isSuppressed: false, lastAskedOptIn: false };

test("[case 13] [case 14] [case 60] every opt-out of the collection is caught by code, whatever its language", () => {
  expect(optOuts.filter((text) => !isOptOut(text))).toEqual([]);
  expect(optOuts.length).toBeGreaterThan(400);
});

test("[case 15] [case 61] nobody of the collection who goes on talking is cut off", () => {
  expect(lookAlikes.filter((text) => isOptOut(text))).toEqual([]);
  expect(laneFor("not right now, try in March", stranger)).toBeNull();
});

test("a long text does not hang the reading: the test would run into its time limit", () => {
  const long = `${"I was wondering about the roof, don't you think so? ".repeat(200)} please stop texting me`;
  expect(saysOptOut(long)).toBe(true);
});
