import { problem, problemOf } from "@/app/api/v1/problem";
import { json } from "@/app/api/v1/rest";
import { receiveBooking } from "@/server/bookings";
import { BookingProvider } from "@/server/bookings/schemas";
import { newId } from "@/server/platform/ids";

const largestBody = 20_000;

/** A booking page reports an agreed call: Standard Webhooks signature, body {id, token, starts_at}. */
export async function POST(request: Request, { params }: { params: Promise<{ provider: string }> }): Promise<Response> {
  const provider = BookingProvider.safeParse((await params).provider);
  if (!provider.success) return problem({ status: 404, detail: "This booking provider was not found." });
  const body = await request.text();
  if (body.length > largestBody) return problem({ status: 413, detail: "The body is larger than 20 KB." });
  const header = (name: string) => request.headers.get(name) ?? "";
  try {
    const signed = {
      id: header("webhook-id"),
      timestamp: header("webhook-timestamp"),
      signature: header("webhook-signature"),
      body,
    };
    const { bookingId, isNew } = await receiveBooking(provider.data, signed);
    return json({ id: bookingId, created: isNew }, isNew ? 201 : 200);
  } catch (error) {
    return problemOf(error, newId());
  }
}
