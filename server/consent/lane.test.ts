import { expect, test } from "vitest";
import { laneFor } from "./lane";

const fresh = { isSuppressed: false, lastAskedOptIn: false };
const suppressed = { isSuppressed: true, lastAskedOptIn: false };

test.each([
  ["[case 57] danger to life comes before everything", "I want to kill myself", "crisis"],
  ["a threat goes to a person", "I'll come to your office", "threat"],
  ["a minor is not sold to", "I'm 13", "minor"],
  ["[case 12] STOP", "STOP", "opt_out_keyword"],
  ["[case 14] an opt-out in free words", "take me off your list", "opt_out_phrase"],
  ["[case 18] START", "START", "opt_in"],
  ["[case 19] HELP", "HELP", "help"],
  ["legal words stop the selling", "You'll hear from my lawyer", "legal"],
  ["[case 58] a wrong number", "you have the wrong person", "wrong_number"],
  ["[case 58] a death", "he died in May", "deceased"],
  ["a wrong number comes before a death", "wrong number, he died last year", "wrong_number"],
  ["a death of a relative", "My husband passed away last month", "deceased"],
  ["a person is wanted", "let me talk to a person", "person_wanted"],
  [
    "an auto-reply is not an answer",
    "I'm driving right now - I'll get back to you later. (automatic reply)",
    "auto_reply",
  ],
] as const)("%s", (_, text, lane) => {
  expect(laneFor(text, fresh)).toBe(lane);
});

test.each([
  "What does it cost?",
  "yes",
  "not right now, try in March",
  "I'm 45 and need a roof",
  "who is this?",
  "too expensive",
  "are you human?",
  "sounds great, when?",
  "my phone died, sorry",
  "she passed on the offer",
  "this isn't cheap",
  "my lawyer friend recommended you",
])("%j is left to the dialogue", (text) => {
  expect(laneFor(text, fresh)).toBeNull();
});

test("[case 16] [case 17] YES opts in only a suppressed person whom we asked", () => {
  expect(laneFor("YES", fresh)).toBeNull();
  expect(laneFor("YES", suppressed)).toBeNull();
  expect(laneFor("YES", { isSuppressed: true, lastAskedOptIn: true })).toBe("opt_in");
});
