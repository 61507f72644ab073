export { api } from './api.js';
export { newKey, withQuery } from './client.js';
export { ApiProblem } from './problem.js';
export { uploadFile } from './upload.js';
export { useAction, useApi, useApiForForm, type ActionOptions } from './hooks.js';
export { useApiForm } from './form.js';
