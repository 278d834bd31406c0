import type { FileView } from "@/server/files/schemas";

export type Upload = { file: File; tenant: string; onProgress: (percent: number) => void };

/** Sends one file and says how far it is; `fetch` cannot tell. What the server refuses comes back as its sentence. */
export function upload({ file, tenant, onProgress }: Upload): Promise<FileView> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/files");
    request.setRequestHeader("x-tenant", tenant);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.responseType = "json";
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / Math.max(1, total)) * 100));
    request.onerror = () => reject(new Error(""));
    request.onload = () => {
      const answer = request.response as (FileView & { message?: string }) | null;
      if (request.status === 201 && answer) resolve(answer);
      else reject(new Error(answer?.message ?? ""));
    };
    request.send(file);
  });
}
