export * from './public.js';
export * from './calendar-file.js';
export * from './canonical.js';
export * from './clock.js';
export * from './communes.js';
export * from './csv.js';
export * from './zone.js';
export * from './words/amount-in-words.js';
