export * from './act.js';
export * from './association.js';
export * from './documents.js';
export * from './programme.js';
export * from './call.js';
