/** Builds the product where its sources changed, as `npm start` would. */
export async function builtProduct(root = process.cwd()): Promise<void> {
  const { buildOnce } = await import("../launch/build.mjs");
  const { productNode } = await import("../launch/node.mjs");
  await buildOnce(root, productNode(root));
}

/** What every proof gives the server: a Twilio that is ours, and a key for REST. */
export const twilioAccount = `AC${"0".repeat(31)}7`;
export const twilioToken = "a-twilio-token-for-tests";
export const twilioNumber = "+15005550006";

export const twilioAt = (url: string, bootstrapKey: string): Record<string, string> => ({
  TWILIO_ACCOUNT_SID: twilioAccount,
  TWILIO_AUTH_TOKEN: twilioToken,
  TWILIO_FROM: twilioNumber,
  TWILIO_SENDER_CLASS: "unmetered",
  TWILIO_API_BASE_URL: url,
  REKINDLE_BOOTSTRAP_API_KEY: bootstrapKey,
});
