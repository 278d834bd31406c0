const prefix = "whatsapp:";

/** A number as the carrier writes it on WhatsApp. */
export const whatsAppAddress = (phone: string): string => `${prefix}${phone}`;

/** The number behind an address of WhatsApp or of texting. */
export const phoneOf = (address: string): string =>
  address.startsWith(prefix) ? address.slice(prefix.length) : address;
