import { Injectable } from '@nestjs/common';
import { DocumentKinds } from '#associations';
import { found, newId, nextNumber, Trail, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties, Programmes } from '#programmes';
import { RequiredDocumentRow } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { writeForm, writeGrid } from '../data/calls.store.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { CALLS } from '../domain/numbers.js';
import { callMachine } from '../domain/call.machine.js';
import { requireMayManage } from './call-access.js';
import type { Edited } from './call-editing.js';

/** Begins this year's call from last year's: everything but its calendar and its money. */
@Injectable()
export class DuplicateCall {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly programmes: Programmes,
    private readonly parties: ProgrammeParties,
    private readonly kinds: DocumentKinds,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · WRONG_STATE of a programme that is over */
  execute(actor: Actor, callId: string, programmeId?: string): Promise<Edited & { number: string }> {
    return this.tx.run(async (em) => {
      const source = await found(em, Call, callId);
      requireMayManage(actor, 'call.edit', source);
      const { id: programme } = await this.programmes.openFacts(em, programmeId ?? source.programmeId);
      const { title, summary, description, kind, regionCodes, domainCodes, targetGroups, eligibility } = source;
      const { floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints, maxFilesPerAssociation } = source;
      const copy = Object.assign(new Call(), {
        ...{ title, summary, description, kind, regionCodes, domainCodes, targetGroups, eligibility },
        ...{ floorCentimes, ceilingCentimes, maxOverheadBasisPoints, minOwnBasisPoints, maxFilesPerAssociation },
        id: newId(),
        number: await nextNumber(em, await this.parties.ownSeries(em, programme, CALLS), await this.tx.now(em)),
        programmeId: programme,
        copiedFromId: source.id,
        state: callMachine.initial,
        version: 1,
      });
      await em.insert(Call, copy);
      if (source.formRevisionId) await writeForm(em, copy, await em.findOneByOrFail(FormRevisionRow, { id: source.formRevisionId }));
      if (source.gridRevisionId)
        await writeGrid(em, copy, (await em.findOneByOrFail(GridRevisionRow, { id: source.gridRevisionId })).criteria);
      const documents = await em.findBy(RequiredDocumentRow, { callId });
      // A kind that has ended since is asked of no new call: the document is brought with the file.
      const askable = await this.askable(em, programme);
      if (documents.length > 0)
        await em.insert(
          RequiredDocumentRow,
          documents.map(({ fromVault, ...document }) => ({
            ...document,
            fromVault: fromVault !== null && askable.has(fromVault) ? fromVault : null,
            id: newId(),
            callId: copy.id,
          })),
        );
      await this.trail.record(em, actor, {
        subject: 'call',
        subjectId: copy.id,
        event: 'duplicate',
        to: copy.state,
        detail: { number: copy.number, from: source.number },
      });
      return { id: copy.id, number: copy.number, version: copy.version };
    });
  }

  private async askable(em: Em, programmeId: string): Promise<ReadonlySet<string>> {
    const { ownerId } = await this.parties.of(em, programmeId, null);
    return new Set((await this.kinds.askable(em, ownerId)).map(({ code }) => code));
  }
}
