import { defineLife } from '#platform';
import { Application } from '../data/application.entity.js';
import { applicationMachine, OUTCOMES } from '../domain/application.machine.js';

export const applicationLife = defineLife({
  machine: applicationMachine,
  entity: Application,
  // A decision is a change that its association may not notice before it is told.
  also: (_row, to) => ({ outcomeToldAt: null, ...(OUTCOMES.includes(to) ? {} : { changedAt: () => 'clock_timestamp()' }) }),
});
