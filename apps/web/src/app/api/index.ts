export { api } from './api.js';
export { newKey } from './client.js';
export { ApiProblem } from './problem.js';
export { uploadFile } from './upload.js';
export { useAction, useApi, useApiList, useApiForForm, usePreview, type ActionOptions } from './hooks.js';
export { useApiForm } from './form.js';
export { fileAddress, type Answer, type Args, type Beginning, type PathOf } from './routes.js';
