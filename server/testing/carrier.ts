import { afterAll, beforeEach } from "vitest";
import { type RecordingCarrier, recordingCarrier } from "./recording-carrier";

/** The carrier of a test file, in the place of Twilio: every test meets it empty and willing. */
export async function withCarrier(): Promise<RecordingCarrier> {
  const carrier = await recordingCarrier();
  beforeEach(() => {
    carrier.taken.length = 0;
    carrier.received.length = 0;
    carrier.calls = 0;
    carrier.logIsDown = false;
    carrier.behave = () => ({ kind: "take" });
    carrier.heard = () => undefined;
    carrier.asked = () => true;
  });
  afterAll(() => carrier.close());
  return carrier;
}
