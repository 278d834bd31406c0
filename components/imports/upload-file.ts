type Upload = { tenant: string; file: File; onProgress: (share: number) => void };

/** Sends a file as it is read; answers the import's id. @throws an Error with the server's sentence, or without one when the line broke. */
export function uploadFile({ tenant, file, onProgress }: Upload): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/imports");
    request.setRequestHeader("x-tenant", tenant);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Error(""));
    request.onload = () => {
      const { importId, message } = answerOf(request.responseText);
      if (importId) resolve(importId);
      else reject(new Error(message ?? ""));
    };
    request.send(file);
  });
}

function answerOf(text: string): { importId?: string; message?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
