/** What the first bytes of a file say that it is: an offset, the bytes there, the type. */
const signatures: readonly (readonly [number, string, string])[] = [
  [0, "%PDF-", "application/pdf"],
  [0, "\x89PNG\r\n\x1a\n", "image/png"],
  [0, "\xff\xd8\xff", "image/jpeg"],
  [0, "GIF8", "image/gif"],
  [8, "WEBP", "image/webp"],
  [0, "BM", "image/bmp"],
  [0, "II*\0", "image/tiff"],
  [0, "MM\0*", "image/tiff"],
  [8, "WAVE", "audio/wav"],
  [4, "ftypheic", "image/heic"],
  [4, "ftypheix", "image/heic"],
  [4, "ftypmif1", "image/heif"],
  [4, "ftypavif", "image/avif"],
  [4, "ftypqt", "video/quicktime"],
  [4, "ftyp3g", "video/3gpp"],
  [4, "ftypM4A", "audio/mp4"],
  [4, "ftyp", "video/mp4"],
  [0, "ID3", "audio/mpeg"],
  [0, "\xff\xfb", "audio/mpeg"],
  [0, "OggS", "audio/ogg"],
  [0, "#!AMR", "audio/amr"],
  [0, "\x1a\x45\xdf\xa3", "video/webm"],
  [0, "{\\rtf", "application/rtf"],
  [0, "MZ", "application/x-program"],
  [0, "\x7fELF", "application/x-program"],
  [0, "\xca\xfe\xba\xbe", "application/x-program"],
  [0, "\xcf\xfa\xed\xfe", "application/x-program"],
  [0, "\xce\xfa\xed\xfe", "application/x-program"],
  [0, "#!", "application/x-program"],
  [0, "L\0\0\0\x01\x14\x02\0", "application/x-program"],
  [0, "Rar!", "application/x-archive"],
  [0, "7z\xbc\xaf", "application/x-archive"],
  [0, "\x1f\x8b", "application/x-archive"],
  [257, "ustar", "application/x-archive"],
];

const office = "application/vnd.openxmlformats-officedocument";
/** Documents that are archives or compound files: which one, its name says; that it is one, its bytes. */
const documents: Record<string, Record<string, string>> = {
  zip: {
    docx: `${office}.wordprocessingml.document`,
    xlsx: `${office}.spreadsheetml.sheet`,
    pptx: `${office}.presentationml.presentation`,
    odt: "application/vnd.oasis.opendocument.text",
    ods: "application/vnd.oasis.opendocument.spreadsheet",
    odp: "application/vnd.oasis.opendocument.presentation",
  },
  compound: { doc: "application/msword", xls: "application/vnd.ms-excel", ppt: "application/vnd.ms-powerpoint" },
};
const insideDocument = /\[Content_Types\]\.xml|word\/|xl\/|ppt\/|mimetypeapplication\/vnd\.oasis/;

export const extensionOf = (name: string): string => /\.([a-z0-9]{1,10})$/i.exec(name.trim())?.[1]?.toLowerCase() ?? "";

const unknown = "application/octet-stream";

/** The type of a file by its first bytes; its name only tells apart what the bytes cannot. */
export function typeOf(head: Uint8Array, name: string): string {
  const bytes = Buffer.from(head.buffer, head.byteOffset, Math.min(head.byteLength, 65_536)).toString("latin1");
  const extension = extensionOf(name);
  if (bytes.startsWith("PK\x03\x04"))
    return (insideDocument.test(bytes) && documents.zip?.[extension]) || "application/x-archive";
  if (bytes.startsWith("\xd0\xcf\x11\xe0")) return documents.compound?.[extension] ?? "application/x-program";
  const found = signatures.find(([at, sign]) => bytes.startsWith(sign, at));
  return found?.[2] ?? textType(head, extension);
}

const markup = /<(?:!doctype\s+html|html|head|body|script|iframe|svg)\b/i;

function textType(head: Uint8Array, extension: string): string {
  const text = textIn(head);
  if (text === null) return unknown;
  if (/^\s*(?:<\?xml[\s\S]*)?<svg\b/i.test(text)) return "image/svg+xml";
  if (markup.test(text)) return "text/html";
  if (/^\s*BEGIN:VCARD/i.test(text)) return "text/vcard";
  if (/^\s*BEGIN:VCALENDAR/i.test(text)) return "text/calendar";
  return extension === "csv" ? "text/csv" : "text/plain";
}

/** Readable text at the beginning, or null. A letter that the cut splits is no fault. */
function textIn(head: Uint8Array): string | null {
  try {
    const text = new TextDecoder("utf-8", { fatal: true }).decode(head.subarray(0, 65_536), { stream: true });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what tells text from the rest
    return /[\0-\x08\x0e-\x1a\x1c-\x1f]/.test(text) ? null : text;
  } catch {
    return null;
  }
}

/** Names under which a system runs what it opens, whatever is inside [Gmail, blocked file types]. */
const programs = new Set(
  "ade adp apk appx appxbundle bat cab chm cmd com cpl diagcab dll dmg docm dotm ex ex_ exe hta htm html img ins iso isp jar jnlp js jse lib lnk mde msc msi msix mjs msp mst nsh pif pptm potm ps1 psm1 reg scr sct sh svg sys url vb vbe vbs vhd vxd wsc wsf wsh xhtml xll xlsm xltm".split(
    " ",
  ),
);
const active = new Set(["application/x-program", "text/html", "image/svg+xml"]);

/** Whether a browser or a system might run it. */
export const isActive = (type: string): boolean => active.has(type);

/** The sentence that explains why no message may carry this file, or null. */
export function refusalToCarry({ name, type }: { name: string; type: string }): string | null {
  if (isActive(type) || programs.has(extensionOf(name)))
    return `"${name}" is a program, or can run one. Send a PDF or a picture in its place.`;
  if (type === "application/x-archive")
    return `"${name}" is an archive, and nobody sees what is inside. Attach the files themselves.`;
  return type === unknown
    ? `"${name}" is of no kind that we know, so it is not sent. Send a PDF or a picture in its place.`
    : null;
}
