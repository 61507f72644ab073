import { defineLife } from '#platform';
import { PayingAccount } from '../data/institution.entity.js';
import { payingAccountMachine } from '../domain/paying-account.machine.js';

export const payingAccountLife = defineLife({
  machine: payingAccountMachine,
  entity: PayingAccount,
  also: () => ({ retiredAt: () => 'clock_timestamp()' }),
});
