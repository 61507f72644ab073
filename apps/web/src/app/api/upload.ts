import { api } from './api.js';
import { newKey } from './client.js';
import { ApiProblem } from './problem.js';
import { addressOf, type Answer, type Args, type UploadPath, type Values } from './routes.js';

/** The person stopped it: nothing is to be said of it. */
export class UploadStopped extends Error {
  override name = 'UploadStopped';
}

/**
 * Sends one file as multipart and tells how far it is, between 0 and 1.
 * @throws ApiProblem with the API's words (type, size, scan) · UploadStopped when the person stopped it
 */
export function uploadFile<P extends UploadPath>(
  path: P,
  args: Args<'post', P>,
  file: File,
  onProgress: (share: number) => void,
  signal?: AbortSignal,
): Promise<Answer<'post', P>> {
  const { path: parts, query } = args as { path?: Values; query?: Values };
  const form = new FormData();
  form.append('file', file);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf(path, parts, query));
    for (const [name, value] of Object.entries(api.headers('POST', newKey()))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(ApiProblem.network());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText || 'null') as Answer<'post', P>);
      void ApiProblem.from(new Response(request.responseText, { status: request.status })).then(reject);
    };
    request.onabort = () => reject(new UploadStopped());
    signal?.addEventListener('abort', () => request.abort());
    request.send(form);
  });
}
