/** Which fixed text: what the law, the lead's keyword or decency requires; never wording of a model. */
export const requiredKinds = [
  "stop_confirmation",
  "stop_and_scope",
  "help",
  "welcome_back",
  "crisis",
  "condolence",
  "wrong_number",
  "ask_stop",
  "handover",
] as const;
export type RequiredKind = (typeof requiredKinds)[number];

type Sender = { businessName: string; helpContact: string | null; country: string };

const crisisLine: Record<string, string> = {
  US: "call or text 988",
  CA: "call or text 988",
  GB: "call 116 123",
  IE: "call 116 123",
  AU: "call 13 11 14",
};

/** The fixed text of a kind in the tenant's name (messaging-rules 1.2, 1.6 and 5). */
export function requiredText(kind: RequiredKind, { businessName, helpContact, country }: Sender): string {
  switch (kind) {
    case "stop_confirmation":
      return `${businessName}: You are unsubscribed and will get no more messages. Reply START to subscribe again.`;
    case "stop_and_scope":
      return `${businessName}: You are unsubscribed and will get no more messages. Only if you still want our e-mails, reply EMAIL. Reply START to subscribe again.`;
    case "help":
      return `${businessName}: For help${helpContact ? ` contact ${helpContact}` : " reply here and a person will answer"}. Msg frequency varies. Msg & data rates may apply. Reply STOP to opt out.`;
    case "welcome_back":
      return `${businessName}: You are subscribed again. Msg frequency varies. Msg & data rates may apply. Reply HELP for help, STOP to opt out.`;
    case "crisis":
      return `You matter. If you might be in danger, please ${crisisLine[country] ?? "call your local emergency number"} right now; someone is there for you at any hour. A person from our team will also reach out.`;
    case "condolence":
      return "We are very sorry for your loss. We will not send any more messages.";
    case "wrong_number":
      return "Sorry for the mistake. We will not text this number again.";
    case "handover":
      return "Thanks for writing. A person from our team will reply here as soon as possible.";
    case "ask_stop":
      return `${businessName}: Do you want to stop texts from us? Reply STOP to stop, or NO to keep them.`;
  }
}
