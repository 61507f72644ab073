// What the screens may use of the kernel too: calculation alone, nothing of Node.js, no package.
export * from './accounts.js';
export * from './bounds.js';
export * from './countries.js';
export * from './days.js';
export * from './errors.js';
export * from './field-messages.js';
export * from './iban.js';
export * from './identifiers.js';
export * from './languages.js';
export * from './limits.js';
export * from './money.js';
export * from './provinces.js';
export * from './regions.js';
export * from './search.js';
export * from './state-machine.js';
export * from './text.js';
export * from './typed-identifiers.js';
