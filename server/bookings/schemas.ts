import { z } from "zod";

export const bookingSources = ["webhook", "manual", "simulated", "api"] as const;
export const BookingSource = z.enum(bookingSources);
