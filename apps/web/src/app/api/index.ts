import { ApiClient } from './client.js';

const LIMIT_OF_KEEPALIVE = 60_000;

/** What is sent while the page goes away must outlive it; browsers allow that for small bodies only. */
const outlives = ({ body }: RequestInit) =>
  document.visibilityState === 'hidden' && typeof body === 'string' && body.length < LIMIT_OF_KEEPALIVE;

export const api = new ApiClient({
  fetch: (url, init) => fetch(url, { ...init, keepalive: outlives(init) }),
  cookies: () => document.cookie,
  wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
});

export { newKey } from './client.js';
export { ApiProblem } from './problem.js';
export { uploadFile } from './upload.js';
export { useAction, useApi, useApiForForm, type ActionOptions } from './hooks.js';
export { useApiForm } from './form.js';
export { fileAddress, type Answer, type Args, type Beginning } from './routes.js';
