import { defineLife } from '#platform';
import { Claim, Funder } from '../data/programme-context.entity.js';
import { Programme } from '../data/programme.entity.js';
import { claimMachine } from '../domain/claim.machine.js';
import { funderMachine } from '../domain/funder.machine.js';
import { OPEN_STATES, programmeMachine } from '../domain/programme.machine.js';

export const programmeLife = defineLife({
  machine: programmeMachine,
  entity: Programme,
  also: ({ version }) => ({ version: version + 1 }),
});

export const claimLife = defineLife({ machine: claimMachine, entity: Claim });

export const funderLife = defineLife({ machine: funderMachine, entity: Funder });

/** A closed programme keeps what it had. @throws WRONG_STATE */
export const requireNotClosed = ({ state }: Pick<Programme, 'state'>): void => programmeMachine.requireIn(state, OPEN_STATES, 'edit');
