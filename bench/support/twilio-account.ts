/** The carrier account of a workspace under measure: no limit of its own, which only a stub may have. */
export const account = `AC${"0".repeat(31)}7`;
export const token = "a-twilio-token-for-the-bench";
export const from = "+15005550006";

export const twilioEnv = {
  TWILIO_ACCOUNT_SID: account,
  TWILIO_AUTH_TOKEN: token,
  TWILIO_FROM: from,
  TWILIO_SENDER_CLASS: "unmetered",
};
