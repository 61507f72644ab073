import { defineLife } from '#platform';
import { Person } from '../data/person.entity.js';
import { personMachine } from '../domain/person.machine.js';

export const personLife = defineLife({ machine: personMachine, entity: Person, also: ({ version }) => ({ version: version + 1 }) });
