import { router, tenantProcedure } from "@/server/trpc/init";
import { createBooking } from "./book";
import { bookingHookState, makeBookingSecret } from "./hook";
import { listBookings } from "./queries";
import { CreateBookingInput, ListBookingsInput } from "./schemas";

export const bookingsRouter = router({
  list: tenantProcedure.input(ListBookingsInput).query(({ ctx, input }) => listBookings(ctx, input)),
  hook: tenantProcedure.query(({ ctx }) => bookingHookState(ctx)),
  makeSecret: tenantProcedure.mutation(({ ctx }) => makeBookingSecret(ctx)),
  create: tenantProcedure
    .input(CreateBookingInput)
    .mutation(({ ctx, input }) => createBooking(ctx, { ...input, source: "manual" })),
});
