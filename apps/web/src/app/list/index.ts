export { Listed, type ListAnswer, type ListSum } from './Listed.js';
