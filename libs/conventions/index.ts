export * from './app/conventions.js';
export * from './app/convention.events.js';
