import { programmeErrors } from './errors.js';

/** Nobody is certified to have been at what is not over, on a calendar day `YYYY-MM-DD`. @throws GATHERING_NOT_OVER */
export function requireOver({ endsOn }: { endsOn: string }, today: string): void {
  if (endsOn > today) throw programmeErrors.GATHERING_NOT_OVER({ day: endsOn });
}

interface Printed {
  name: string;
  organisation: string | null;
}

/** Whether a correction changes what a certificate printed. */
export const changesCertificate = (before: Printed, after: Printed): boolean =>
  before.name !== after.name || before.organisation !== after.organisation;
