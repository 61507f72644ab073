import { newId, platformErrors, rowBy, type Em } from '#platform';
import type { Criterion, FormDefinition } from '../domain/call-rules.js';
import { CallSubEnvelope } from './call-parts.entity.js';
import { Call } from './call.entity.js';
import { FormRevisionRow, GridRevisionRow } from './revision.entity.js';

/** @throws NOT_FOUND */
export async function lockCall(em: Em, id: string): Promise<Call> {
  const call = await rowBy(em, Call, { id }, 'FOR UPDATE');
  if (!call) throw platformErrors.NOT_FOUND();
  return call;
}

/** Writes the form of a call: over the present revision while nothing uses it, as a new one afterwards. Returns the revision. */
export async function writeForm(em: Em, call: Call, { sections, fields }: FormDefinition): Promise<FormRevisionRow> {
  const present = call.formRevisionId ? await em.findOneByOrFail(FormRevisionRow, { id: call.formRevisionId }) : null;
  const row = revise(new FormRevisionRow(), call, present, { sections, fields });
  await em.save(FormRevisionRow, row);
  call.formRevisionId = row.id;
  await em.update(Call, { id: call.id }, { formRevisionId: row.id });
  return row;
}

/** Writes the grid of a call: over the present revision while nothing uses it, as a new one afterwards. Returns the revision. */
export async function writeGrid(em: Em, call: Call, criteria: Criterion[]): Promise<GridRevisionRow> {
  const present = call.gridRevisionId ? await em.findOneByOrFail(GridRevisionRow, { id: call.gridRevisionId }) : null;
  const row = revise(new GridRevisionRow(), call, present, { criteria });
  await em.save(GridRevisionRow, row);
  call.gridRevisionId = row.id;
  await em.update(Call, { id: call.id }, { gridRevisionId: row.id });
  return row;
}

interface Revision {
  id: string;
  callId: string;
  revision: number;
  frozenAt: Date | null;
}

function revise<R extends Revision>(fresh: R, call: Call, present: R | null, content: Partial<R>): R {
  if (present && !present.frozenAt) return Object.assign(present, content);
  return Object.assign(fresh, { id: newId(), callId: call.id, revision: (present?.revision ?? 0) + 1, frozenAt: null }, content);
}

/** From here on the call's form and grid never change. Asked at every first file: nothing is written when it is so already. */
export async function freezeRevisions(em: Em, callId: string): Promise<void> {
  for (const table of ['form', 'grid']) {
    await em.query(
      `UPDATE ${table}_revision r SET frozen_at = clock_timestamp()
       FROM call c WHERE c.id = $1 AND r.id = c.${table}_revision_id AND r.frozen_at IS NULL`,
      [callId],
    );
  }
}

/** Replaces the sub-envelopes of a call, region by region. */
export async function writeFunding(em: Em, call: Call, shares: readonly { regionCode: string; subEnvelopeId: string }[]): Promise<void> {
  await em.delete(CallSubEnvelope, { callId: call.id });
  if (shares.length > 0)
    await em.insert(
      CallSubEnvelope,
      shares.map(({ regionCode, subEnvelopeId }) => ({ callId: call.id, regionCode, subEnvelopeId })),
    );
}
