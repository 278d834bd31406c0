import { Readable } from "node:stream";
import { isActive } from "@/server/files";
import { type FileView, isShownPicture } from "@/server/files/schemas";

interface Opened {
  file: FileView;
  bytes: AsyncGenerator<Buffer>;
}

const named = (name: string) => {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, "_");
  return `filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
};

/**
 * A kept file, under the type that its bytes say. Pictures alone open in the browser, and nothing in them runs; everything
 * else is only ever saved, and what could run there has no name for what it is.
 */
export function fileAnswer({ file, bytes }: Opened): Response {
  return new Response(Readable.toWeb(Readable.from(bytes)) as ReadableStream, {
    headers: {
      "content-type": isActive(file.type) ? "application/octet-stream" : file.type,
      "content-length": String(file.bytes),
      "content-disposition": `${isShownPicture(file.type) ? "inline" : "attachment"}; ${named(file.name)}`,
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "private, no-store",
    },
  });
}
