export * from './app/disbursements.js';
export * from './app/disbursement.events.js';
