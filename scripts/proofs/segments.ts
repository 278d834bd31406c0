/** The segments that a carrier would bill for a text of plain letters, or of any other: its own count, not the product's. */
export function segmentsBilled(body: string): number {
  const isPlain = /^[\u0020-\u007e\n\r]*$/.test(body);
  const [alone, joined] = isPlain ? [160, 153] : [70, 67];
  return body.length <= alone ? 1 : Math.ceil(body.length / joined);
}
