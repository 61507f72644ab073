export * from './app/associations.js';
