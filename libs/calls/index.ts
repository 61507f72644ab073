export * from './app/calls.js';
export * from './domain/call-rules.js';
