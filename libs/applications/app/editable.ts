import { IsNull } from 'typeorm';
import { zonedInstant } from '#kernel';
import { found, type Em } from '#platform';
import { ApplicationCompletion } from '../data/application-parts.entity.js';
import type { Application } from '../data/application.entity.js';
import { applicationMachine, knownState } from '../domain/application.machine.js';
import { isAskedFor } from '../domain/completion.js';
import { applicationErrors } from '../domain/errors.js';

/** The request for completion that waits for an answer. @throws NOT_FOUND */
export const openCompletion = (em: Em, applicationId: string): Promise<ApplicationCompletion> =>
  found(em, ApplicationCompletion, { applicationId, endedAt: IsNull() });

/** @throws COMPLETION_CLOSED when the instant has come, whatever the alarm has done yet */
export function requireInTime(completion: ApplicationCompletion, now: Date): void {
  if (now < completion.until) return;
  const until = zonedInstant(completion.until);
  throw applicationErrors.COMPLETION_CLOSED({
    until: until.instant,
    untilFr: until.text.fr,
    untilAr: until.text.ar,
    untilEn: until.text.en,
  });
}

/**
 * A draft may be edited everywhere; a file that waits for completion only where it was asked. `item` names a part of the file
 * or a document; null when the caller looks at single fields itself.
 * @throws WRONG_STATE · FIELD_LOCKED · COMPLETION_CLOSED
 */
export async function requireEditable(
  em: Em,
  row: Application,
  item: string | { document: string } | null,
  now: () => Promise<Date>,
): Promise<void> {
  if (row.state !== 'completion_requested') {
    applicationMachine.require(knownState(row), 'submit');
    return;
  }
  const completion = await openCompletion(em, row.id);
  requireInTime(completion, await now());
  if (item !== null && !isAskedFor(completion, item)) throw applicationErrors.FIELD_LOCKED();
}
