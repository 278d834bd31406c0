import { createTranslator } from "next-intl";
import messages from "@/app/messages/en/messaging.json";
import type { EvidenceWords } from "@/components/messaging/evidence-file/document";
import type { Evidence } from "@/server/messaging";

type Format = "json" | "pdf";
const types = { json: "application/json; charset=utf-8", pdf: "application/pdf" } as const;

/** A message's evidence as a file to keep. */
export async function evidenceFile(evidence: Evidence, format: Format): Promise<Response> {
  const headers = {
    "content-type": types[format],
    "content-disposition": `attachment; filename="evidence-${evidence.message.id}.${format}"`,
    "cache-control": "no-store",
  };
  if (format === "json") return new Response(JSON.stringify(evidence, null, 2), { headers });
  return new Response(new Uint8Array(await pdfOf(evidence)), { headers });
}

/** The renderer is loaded with the first file: no other request pays for it. */
async function pdfOf(evidence: Evidence): Promise<Buffer> {
  const { renderToBuffer, Font } = await import("@react-pdf/renderer");
  const { EvidenceDocument } = await import("@/components/messaging/evidence-file/document");
  Font.registerHyphenationCallback((word) => [word]); // no hyphen that nobody wrote
  return renderToBuffer(<EvidenceDocument evidence={evidence} words={wordsFor(evidence)} />);
}

function wordsFor({ business }: Evidence): EvidenceWords {
  const t = createTranslator({ locale: "en", messages, namespace: "evidence" });
  return {
    title: t("title"),
    intro: t("intro", { business: business.name }),
    zone: t("zone", { zone: business.time_zone }),
    replaced: t("replaced"),
    none: t("none"),
    page: (page, pages) => t("page", { business: business.name, page, pages }),
    section: (name) => t(`sections.${name}`),
  };
}
