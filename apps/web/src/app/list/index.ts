export { ExportMenu } from './ExportMenu.js';
export { Listed, type ListAnswer, type ListSum } from './Listed.js';
