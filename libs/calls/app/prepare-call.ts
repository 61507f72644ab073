import { Injectable } from '@nestjs/common';
import { DocumentKinds } from '#associations';
import type { FieldError } from '#kernel';
import { newId, platformErrors, type Actor, type Em } from '#platform';
import { ProgrammeParties, Programmes, type SubEnvelopeFacts } from '#programmes';
import { RequiredDocumentRow } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { writeForm, writeFunding, writeGrid } from '../data/calls.store.js';
import { readCalendar, type TypedCalendar } from '../domain/calendar.js';
import type { Criterion, FormDefinition, RequiredDocument } from '../domain/call-rules.js';
import { CODE, formDefects } from '../domain/form.js';
import { gridDefects } from '../domain/grid.js';
import { CallAlarms } from './call.deadlines.js';
import { CallEditing, type Edited } from './call-editing.js';

/** Gives a call its form, grid, documents, money and calendar, before it opens. Every method throws as `CallEditing.change`. */
@Injectable()
export class PrepareCall {
  constructor(
    private readonly editing: CallEditing,
    private readonly programmes: Programmes,
    private readonly alarms: CallAlarms,
    private readonly kinds: DocumentKinds,
    private readonly parties: ProgrammeParties,
  ) {}

  /** @throws INVALID_REQUEST */
  setForm(actor: Actor, edited: Edited, form: FormDefinition): Promise<Edited> {
    refuse(formDefects(form, { complete: false }));
    return this.editing.change(actor, edited, 'set_form', async (em, call) => {
      const { revision } = await writeForm(em, call, form);
      return { revision, fields: form.fields.map(({ code }) => code) };
    });
  }

  /** @throws INVALID_REQUEST */
  setGrid(actor: Actor, edited: Edited, criteria: Criterion[]): Promise<Edited> {
    refuse(gridDefects(criteria, { complete: false }));
    return this.editing.change(actor, edited, 'set_grid', async (em, call) => {
      const { revision } = await writeGrid(em, call, criteria);
      return { revision, criteria: criteria.map(({ code, weight }) => ({ code, weight })) };
    });
  }

  /** @throws INVALID_REQUEST */
  setDocuments(actor: Actor, edited: Edited, documents: readonly RequiredDocument[]): Promise<Edited> {
    const codes = documents.map(({ code }) => code);
    refuse(
      codes.flatMap((code, index) => {
        const path = `documents.${index}.code`;
        if (!CODE.test(code)) return [{ path, code: 'code' }];
        return codes.indexOf(code) === index ? [] : [{ path, code: 'repeated' }];
      }),
    );
    return this.editing.change(actor, edited, 'set_documents', async (em, call) => {
      await this.requireAskable(em, call, documents);
      await em.delete(RequiredDocumentRow, { callId: call.id });
      const rows = documents.map((document, position) => ({
        ...document,
        id: newId(),
        callId: call.id,
        fromVault: document.fromVault ?? null,
        position,
      }));
      if (rows.length > 0) await em.insert(RequiredDocumentRow, rows);
      return { documents: codes };
    });
  }

  private async requireAskable(em: Em, { id, programmeId }: Call, documents: readonly RequiredDocument[]): Promise<void> {
    const asked = documents.flatMap(({ fromVault }, index) =>
      fromVault ? [{ kind: fromVault, path: `documents.${index}.fromVault` }] : [],
    );
    if (asked.length === 0) return;
    const before = (await em.findBy(RequiredDocumentRow, { callId: id })).flatMap(({ fromVault }) => fromVault ?? []);
    const { ownerId } = await this.parties.of(em, programmeId, null);
    refuse(await this.kinds.askErrors(em, ownerId, asked, before));
  }

  /** From which sub-envelope each region's awards are taken. @throws INVALID_REQUEST */
  setFunding(actor: Actor, edited: Edited, shares: readonly { regionCode: string; subEnvelopeId: string }[]): Promise<Edited> {
    return this.editing.change(actor, edited, 'set_funding', async (em, call) => {
      const known = await this.programmes.subEnvelopesOf(
        em,
        shares.map(({ subEnvelopeId }) => subEnvelopeId),
      );
      const regions = shares.map(({ regionCode }) => regionCode);
      refuse(
        shares.flatMap(({ regionCode, subEnvelopeId }, index) => {
          const path = `shares.${index}`;
          if (!call.regionCodes.includes(regionCode)) return [{ path: `${path}.regionCode`, code: 'choice' }];
          if (regions.indexOf(regionCode) !== index) return [{ path: `${path}.regionCode`, code: 'repeated' }];
          const serves = mayServe(known.get(subEnvelopeId), call, regionCode);
          return serves ? [] : [{ path: `${path}.subEnvelopeId`, code: 'sub_envelope_foreign' }];
        }),
      );
      await writeFunding(em, call, shares);
      return { shares };
    });
  }

  /** @throws INVALID_REQUEST: a wall time that the clock change skips or repeats, dates out of order */
  setCalendar(actor: Actor, edited: Edited, typed: TypedCalendar): Promise<Edited> {
    const { calendar, errors } = readCalendar(typed);
    if (!calendar) throw platformErrors.INVALID_REQUEST({}, errors);
    return this.editing.change(actor, edited, 'set_calendar', async (em: Em, call) => {
      const instants = {
        opensAt: calendar.opens,
        questionsUntil: calendar.questionsUntil,
        closesAt: calendar.closes,
        committeeAt: calendar.committee,
        resultsAt: calendar.results,
      };
      await em.update(Call, { id: call.id }, { calendar: typed, ...instants });
      if (call.state === 'published') await this.alarms.set(em, { id: call.id, ...instants });
      return typed;
    });
  }
}

function refuse(errors: readonly FieldError[]): void {
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}

function mayServe(share: SubEnvelopeFacts | undefined, call: Call, regionCode: string): boolean {
  if (!share || share.programmeId !== call.programmeId) return false;
  if (share.regionCode !== null && share.regionCode !== regionCode) return false;
  return share.domainCode === null || call.domainCodes.includes(share.domainCode);
}
