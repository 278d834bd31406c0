/**
 * Bookings decide which address of the booking page is whose, whether a report of an agreed call is believed, and what
 * follows from one: it is stored once, credited to a campaign, the lead is booked and what waited for it is cancelled.
 */
export { type Booking, createBooking } from "./book";
export { receiveBooking } from "./hook";
export { bookingLinkFor, bookingLinksFor, followLink } from "./links";
export { listBookings } from "./queries";
