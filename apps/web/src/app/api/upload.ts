import { api } from './api.js';
import { newKey } from './client.js';
import { ApiProblem } from './problem.js';

/**
 * Sends one file as multipart (field `file`, other fields before it) and tells how far it is, between 0 and 1.
 * @throws ApiProblem with the API's words (type, size, scan).
 */
export function uploadFile<T>(path: string, file: File, fields: Record<string, string>, onProgress: (share: number) => void): Promise<T> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  form.append('file', file);

  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', path);
    for (const [name, value] of Object.entries(api.headers('POST', newKey()))) request.setRequestHeader(name, value);
    request.upload.onprogress = (event) => onProgress(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(ApiProblem.network());
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) return resolve(JSON.parse(request.responseText || 'null') as T);
      void ApiProblem.from(new Response(request.responseText, { status: request.status })).then(reject);
    };
    request.send(form);
  });
}
