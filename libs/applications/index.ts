export * from './app/applications.js';
export * from './app/application.events.js';
