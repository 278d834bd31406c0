import { z } from "zod";
import { defineEvent } from "@/server/platform/announce";

/** Simulated leads will answer within the next 90 seconds of workspace time. */
export const simulationPlanned = defineEvent("rehearsal/simulation.planned", z.object({}));
/** The workspace's clock was moved. */
export const clockMoved = defineEvent("rehearsal/clock.moved", z.object({}));
