import type { Wordings } from "./keys";

export const german: Wordings = {
  handoff: [
    "Danke{name}. Jemand von {brand} meldet sich hier bei Ihnen.",
    "Ich gebe das an das Team von {brand} weiter, das Ihnen hier antwortet.",
  ],
  kept: ["Gut{name}, ich bleibe hier erreichbar.", "Verstanden{name}, wir bleiben in Kontakt."],
  ask_stop: ["Nur zur Sicherheit: Möchten Sie keine SMS von {brand} mehr? Antworten Sie STOP, dann ist Schluss."],
  wrong_number: ["Entschuldigen Sie die Verwechslung. Wir schreiben dieser Nummer nicht mehr."],
  calm: [
    "Es tut mir leid, dass Sie das stört. Jemand aus dem Team liest das. Mit STOP beenden Sie die Nachrichten.",
    "Ich verstehe Sie, und es tut mir leid. Das Team liest mit. Antworten Sie STOP für keine weiteren SMS.",
  ],
  sorry: [
    "Das tut mir leid{name}. Jemand von {brand} kümmert sich und antwortet Ihnen hier.",
    "Ich bitte um Entschuldigung{name}. Das Team von {brand} sieht sich das an und meldet sich.",
  ],
  close: [
    "Kein Problem{name}, danke für die klare Antwort. Ich melde mich nicht weiter. Alles Gute!",
    "Verstanden{name}, vielen Dank. Dann lasse ich es dabei.",
  ],
  later: [
    "Kein Stress{name}. Ich lasse Sie in Ruhe und melde mich dann wieder.",
    "Gern{name}, ich mache eine Pause und frage später noch einmal nach.",
  ],
  customer: [
    "Danke, dass Sie Kunde sind{name}! Ich gebe dem Team Bescheid, damit man Ihnen hilft.",
    "Schön, dass Sie schon bei uns sind{name}. Jemand aus dem Team meldet sich.",
  ],
  booked: ["Prima{name}, Ihr Gespräch steht im Kalender. Bis bald!", "Alles klar{name}, der Termin ist gebucht."],
  check: [
    "Gute Frage{name}. Ich möchte nicht raten: Ich frage im Team nach und wir antworten hier.",
    "Das kläre ich mit dem Team{name}, dann antworten wir Ihnen hier.",
  ],
  identity: [
    "Ich bin {assistant}, der KI-Assistent von {brand}. Wenn Sie lieber mit einem Menschen schreiben, sagen Sie es.",
    "Hier schreibt {assistant}, KI-Assistent von {brand}. Ein Mensch kann jederzeit übernehmen.",
  ],
  fact: ["{fact} Hilft Ihnen das{name}?", "Gern: {fact} Möchten Sie noch etwas wissen?"],
  fact_and_link: [
    "{fact} Wenn Sie mögen, wählen Sie eine Zeit für ein Gespräch: {link}",
    "{fact} Hier können Sie eine Zeit wählen: {link}",
  ],
  objection: [
    "Das ist verständlich{name}. Was ist Ihnen am wichtigsten?",
    "Ich verstehe die Bedenken{name}. Was müssten Sie wissen, um sich sicher zu fühlen?",
  ],
  link: [
    "Super{name}! Wählen Sie hier eine passende Zeit: {link}",
    "Sehr gern{name}. Nehmen Sie die Zeit, die Ihnen passt: {link}",
    "Prima{name}, hier ist unser Kalender: {link}",
  ],
  nudge: [
    "Das freut mich{name}. Was möchten Sie erreichen?",
    "Schön{name}! Möchten Sie vor einem kurzen Gespräch noch etwas wissen?",
  ],
  small_talk: ["Schön, von Ihnen zu lesen{name}! Wie kann ich helfen?", "Danke{name}! Kann ich etwas für Sie tun?"],
  clarify: [
    "Entschuldigung{name}, das habe ich nicht ganz verstanden. Können Sie es anders sagen?",
    "Ich möchte es richtig verstehen{name}. Erzählen Sie mir etwas mehr?",
  ],
  check_back: [
    "Hallo{name}, ich sollte mich wieder melden. Passt es jetzt besser?",
    "Hallo{name}, ich melde mich wie gewünscht. Möchten Sie wieder einsteigen?",
  ],
  opening: [
    "Hallo{name}, hier ist {assistant}, der KI-Assistent von {brand}. {goal}",
    "Guten Tag{name}, {assistant} hier, KI-Assistent von {brand}. {goal}",
  ],
  follow_up: [
    "Hallo{name}, noch einmal {assistant} von {brand}, ganz unverbindlich. {goal}",
    "Hallo{name}, eine kurze Nachricht von {assistant} bei {brand}. {goal}",
  ],
  disclosure: ["Hier ist {assistant}, der KI-Assistent von {brand}."],
  stop_line: ["Mit STOP abmelden."],
};
