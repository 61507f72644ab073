export * from './app/committees.js';
export * from './app/committee.events.js';
