export { DEMONSTRATION_PASSWORD, DEMONSTRATION_PEOPLE, type DemonstrationPerson, type PersonKey } from './people.js';
export { HttpPerson, type Answer, type Attachment } from './http-person.js';
export { loadSeed, SEEDS } from './load.js';
export { programOf, type Program } from './program.js';
export * from './acts/index.js';
export { DEMONSTRATION_ACCOUNT, DEMONSTRATION_MINISTRY } from './institutions/ministry.js';
export { describeInstitution } from './steps/institution.js';
