export * from './document-data.js';
export * from './pdf-renderer.js';
export { SUBSTITUTE } from './printable.js';
export * from './qr.js';
