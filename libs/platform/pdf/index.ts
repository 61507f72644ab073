export * from './document-data.js';
export * from './pdf-renderer.js';
export * from './qr.js';
