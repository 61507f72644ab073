import { ApiClient } from './client.js';

export const api = new ApiClient({
  fetch: (url, init) => fetch(url, init),
  cookies: () => document.cookie,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

export { newKey, withQuery } from './client.js';
export { ApiProblem } from './problem.js';
export { uploadFile } from './upload.js';
export { useAction, useApi, useApiForForm, type ActionOptions } from './hooks.js';
export { useApiForm } from './form.js';
