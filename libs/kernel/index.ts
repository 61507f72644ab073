export * from './public.js';
export * from './canonical.js';
export * from './clock.js';
export * from './csv.js';
export * from './search.js';
export * from './zone.js';
export * from './words/amount-in-words.js';
