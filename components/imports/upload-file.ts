type Upload = { tenant: string; file: File; onProgress: (share: number) => void };

export type Uploaded = { importId: string; step: string };

/** Sends a file as it is read; answers the import's id, and the step where a person is needed. @throws an Error with the server's sentence, or without one when the line broke. */
export function uploadFile({ tenant, file, onProgress }: Upload): Promise<Uploaded> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/imports");
    request.setRequestHeader("x-tenant", tenant);
    request.setRequestHeader("x-file-name", encodeURIComponent(file.name));
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = (event) => onProgress(event.total > 0 ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Error(""));
    request.onload = () => {
      const { importId, step = "map", message } = answerOf(request.responseText);
      if (importId) resolve({ importId, step });
      else reject(new Error(message ?? ""));
    };
    request.send(file);
  });
}

function answerOf(text: string): { importId?: string; step?: string; message?: string } {
  try {
    return JSON.parse(text);
  } catch {
    return {};
  }
}
