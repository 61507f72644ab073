export { ManageProgramme } from './app/manage-programme.js';
export { ProgrammeSurroundings } from './app/programme-surroundings.js';
export type { EnvelopeView, ProgrammeAction, ProgrammeList, ProgrammeListItem, ProgrammeView, ShareView } from './app/programme.views.js';
export { Programmes, type ClaimFacts, type DomainLabel, type ProgrammeFacts, type SubEnvelopeFacts } from './app/programmes.js';
export { SplitEnvelope } from './app/split-envelope.js';
export { programmesContext, ProgrammesModule } from './programmes.module.js';
export type { ProgrammeState } from './domain/programme.machine.js';
export type { Share } from './domain/split.js';
export type { ReferenceView } from './http/reference.controller.js';
