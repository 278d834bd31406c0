export const firstNameOf = (at: number) => `Lee${at}`;
export const numberOf = (at: number) => `+1212${2_200_000 + at}`;

/** New Yorkers with complete consent, so many a batch: a campaign takes one batch each, so that no cap holds it. */
export const leadsInBatches = (texts: number, batches: number): string =>
  leadsInBatchesOf(Array.from({ length: batches }, () => texts));

/** The same with batches of these sizes. */
export function leadsInBatchesOf(sizes: readonly number[]): string {
  const header = "first_name,phone,state,batch,consent_sms,consent_sms_source,consent_sms_at,consent_sms_wording";
  const wording = '"I agree to marketing texts from Northwind. Reply STOP to opt out."';
  const batches = sizes.flatMap((size, at) => Array.from({ length: size }, () => at + 1));
  const rows = batches.map(
    (batch, at) => `${firstNameOf(at)},${numberOf(at)},NY,batch-${batch},yes,web form,2026-10-01,${wording}`,
  );
  return [header, ...rows].join("\n");
}

/** The filter that finds one of these batches, the first being 1. */
export const ofBatch = (batch: number) => ({
  all: [{ field: "attributes.batch", op: "eq", value: `batch-${batch}` }],
});
