import { getRequestConfig } from "next-intl/server";

/** One file of messages a domain; a new domain adds its line here. */
const messages = {
  en: async () => ({
    ui: (await import("./messages/en/ui.json")).default,
    duplicates: (await import("./messages/en/duplicates.json")).default,
    shell: (await import("./messages/en/shell.json")).default,
    auth: (await import("./messages/en/auth.json")).default,
    tenancy: (await import("./messages/en/tenancy.json")).default,
    messaging: (await import("./messages/en/messaging.json")).default,
    leads: (await import("./messages/en/leads.json")).default,
    imports: (await import("./messages/en/imports.json")).default,
    files: (await import("./messages/en/files.json")).default,
    timing: (await import("./messages/en/timing.json")).default,
    sourcing: (await import("./messages/en/sourcing.json")).default,
    segments: (await import("./messages/en/segments.json")).default,
    channels: (await import("./messages/en/channels.json")).default,
    consent: (await import("./messages/en/consent.json")).default,
    campaigns: (await import("./messages/en/campaigns.json")).default,
    analytics: (await import("./messages/en/analytics.json")).default,
    bookings: (await import("./messages/en/bookings.json")).default,
    conversations: (await import("./messages/en/conversations.json")).default,
    integrations: (await import("./messages/en/integrations.json")).default,
    home: (await import("./messages/en/home.json")).default,
    tasks: (await import("./messages/en/tasks.json")).default,
    rehearsal: (await import("./messages/en/rehearsal.json")).default,
  }),
};

export default getRequestConfig(async () => ({ locale: "en", timeZone: "UTC", messages: await messages.en() }));
