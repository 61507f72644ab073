import { Injectable } from '@nestjs/common';
import { DocumentKinds } from '#associations';
import type { FieldError } from '#kernel';
import type { Em } from '#platform';
import { ProgrammeParties, Programmes } from '#programmes';
import { CallSubEnvelope, RequiredDocumentRow } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { FormRevisionRow, GridRevisionRow } from '../data/revision.entity.js';
import { callErrors } from '../domain/errors.js';
import { publishingDefects } from '../domain/publishing.js';

/** Gathers all that a call says and asks the domain whether it may be published. */
@Injectable()
export class PublishingCheck {
  constructor(
    private readonly programmes: Programmes,
    private readonly parties: ProgrammeParties,
    private readonly kinds: DocumentKinds,
  ) {}

  async defects(em: Em, callId: string, now: Date): Promise<FieldError[]> {
    const call = await em.findOneByOrFail(Call, { id: callId });
    const form = call.formRevisionId ? await em.findOneByOrFail(FormRevisionRow, { id: call.formRevisionId }) : null;
    const grid = call.gridRevisionId ? await em.findOneByOrFail(GridRevisionRow, { id: call.gridRevisionId }) : null;
    const documents = await em.find(RequiredDocumentRow, { where: { callId }, order: { position: 'ASC' } });
    const funding = await em.findBy(CallSubEnvelope, { callId });
    const { calendar, opensAt, closesAt } = call;
    const said = publishingDefects(
      {
        ...call,
        form,
        criteria: grid?.criteria ?? null,
        documents,
        fundedRegions: funding.map(({ regionCode }) => regionCode),
        calendar: calendar && opensAt && closesAt ? { opens: opensAt, closes: closesAt, zone: calendar.zone } : null,
      },
      now,
    );
    return [...said, ...(await this.askedNoMore(em, call, documents))];
  }

  /** Kinds of documents that the vault of an association takes no more: nobody could hand them in from there. */
  private async askedNoMore(em: Em, { programmeId }: Call, documents: readonly RequiredDocumentRow[]): Promise<FieldError[]> {
    const asked = documents.flatMap(({ fromVault }, index) =>
      fromVault ? [{ kind: fromVault, path: `documents.${index}.fromVault` }] : [],
    );
    if (asked.length === 0) return [];
    const { ownerId } = await this.parties.of(em, programmeId, null);
    return this.kinds.askErrors(em, ownerId, asked, []);
  }

  /** @throws PROGRAMME_NOT_ACTIVE · CALL_NOT_PUBLISHABLE with every place to correct */
  async require(em: Em, callId: string, now: Date): Promise<void> {
    const defects = await this.defects(em, callId, now);
    if (defects.length > 0) throw callErrors.CALL_NOT_PUBLISHABLE({}, defects);
    const { programmeId } = await em.findOneByOrFail(Call, { id: callId });
    if ((await this.programmes.keptFacts(em, programmeId)).state !== 'active') throw callErrors.PROGRAMME_NOT_ACTIVE();
  }
}
