export { useListActs } from './acts.js';
export { resultOf, type BulkResult, type ListAct } from './bulk.js';
export { BulkDialog } from './BulkDialog.js';
export { ExportMenu } from './ExportMenu.js';
export type { ListAnswer, ListSum } from './answer.js';
export { Listed } from './Listed.js';
