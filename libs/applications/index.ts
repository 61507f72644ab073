export { Applications, type LaterEvent } from './app/applications.js';
export type { ApplicationFacts } from './app/application-facts.js';
export * from './app/application.events.js';
export type { BudgetLineFacts, Dossier } from './app/dossier.js';
export { applicationsContext, ApplicationsModule } from './applications.module.js';
export type { ApplicationState } from './domain/application.machine.js';
export { ACCOUNTS } from './domain/nomenclature.js';
