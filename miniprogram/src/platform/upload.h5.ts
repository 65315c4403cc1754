import { address } from "./address";
import { blobAt } from "./blobs.h5";
import { type Carried, NoNetwork } from "./transport";

const timeoutMs = 120_000;

const parsed = (data: string): unknown => {
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
};

/** Sends a file of the phone as the field `file`. `progress` gets 0–100. @throws NoNetwork */
export const sendFile = (
  path: string,
  url: string,
  headers: Record<string, string>,
  progress: (percent: number) => void,
): Promise<Carried> =>
  new Promise((done, failed) => {
    const form = new FormData();
    const blob = blobAt(url) ?? new Blob([]);
    form.append("file", blob, blob instanceof File ? blob.name : "recording.mp3");
    const request = new XMLHttpRequest(); // fetch does not tell how much has gone
    request.open("POST", address() + path);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.timeout = timeoutMs;
    request.upload.onprogress = ({ loaded, total }) => progress(total ? Math.round((loaded / total) * 100) : 0);
    request.onload = () => done({ status: request.status, body: parsed(request.responseText) });
    request.onerror = request.ontimeout = () => failed(new NoNetwork());
    request.send(form);
  });
