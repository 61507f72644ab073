export { Programmes, type ClaimFacts, type DomainLabel, type ProgrammeFacts, type SubEnvelopeFacts } from './app/programmes.js';
export { programmesContext, ProgrammesModule } from './programmes.module.js';
