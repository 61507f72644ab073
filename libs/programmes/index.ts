export * from './app/programmes.js';
