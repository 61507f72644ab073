import { defineLife } from '#platform';
import { Institution, PayingAccount } from '../data/institution.entity.js';
import { institutionMachine } from '../domain/institution.machine.js';
import { payingAccountMachine } from '../domain/paying-account.machine.js';

export const payingAccountLife = defineLife({
  machine: payingAccountMachine,
  entity: PayingAccount,
  also: () => ({ retiredAt: () => 'clock_timestamp()' }),
});

export const institutionLife = defineLife({
  machine: institutionMachine,
  entity: Institution,
  also: ({ version }, to) => ({ version: version + 1, closedAt: to === 'closed' ? () => 'clock_timestamp()' : null }),
});

/** A closed institution decides nothing more: it is reopened first. @throws WRONG_STATE */
export const requireInUse = ({ state }: Institution): void => institutionMachine.requireIn(state, ['in_use'], 'edit');
