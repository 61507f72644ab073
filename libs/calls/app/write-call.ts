import { Injectable } from '@nestjs/common';
import { isRegionCode, type FieldError, type Localized } from '#kernel';
import { newId, nextNumber, platformErrors, Trail, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties, Programmes } from '#programmes';
import { CallSubEnvelope } from '../data/call-parts.entity.js';
import { Call } from '../data/call.entity.js';
import { CALLS } from '../domain/numbers.js';
import type { CallKind, EligibilityQuestion, TargetGroup } from '../domain/call-rules.js';
import { callMachine } from '../domain/call.machine.js';
import { requireMayManage } from './call-access.js';
import { CallEditing, type Edited } from './call-editing.js';

export interface CallContent {
  kind: CallKind;
  title: Localized;
  summary: Localized;
  description: Localized;
  regionCodes: string[];
  domainCodes: string[];
  targetGroups: TargetGroup[];
  eligibility: EligibilityQuestion[];
  floorCentimes: number | null;
  ceilingCentimes: number | null;
  maxOverheadBasisPoints: number;
  minOwnBasisPoints: number;
  maxFilesPerAssociation: number;
}

/** Writes what a call is about, for whom and within which limits. */
@Injectable()
export class WriteCall {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly programmes: Programmes,
    private readonly parties: ProgrammeParties,
    private readonly editing: CallEditing,
  ) {}

  /** @throws FORBIDDEN · NOT_FOUND (programme) · WRONG_STATE (programme) · INVALID_REQUEST */
  create(actor: Actor, programmeId: string, content: CallContent): Promise<Edited & { number: string }> {
    requireMayManage(actor, 'call.edit', { programmeId, regionCodes: content.regionCodes });
    return this.tx.run(async (em) => {
      await this.programmes.openFacts(em, programmeId);
      await this.requireConsistent(em, programmeId, content, []);
      const number = await nextNumber(em, await this.parties.ownSeries(em, programmeId, CALLS), await this.tx.now(em));
      const call = { ...content, id: newId(), number, programmeId, state: callMachine.initial, version: 1 };
      await em.insert(Call, call);
      await this.trail.record(em, actor, {
        subject: 'call',
        subjectId: call.id,
        event: 'create',
        to: call.state,
        detail: { number: call.number, ...content },
      });
      return { id: call.id, number: call.number, version: call.version };
    });
  }

  /** @throws as `CallEditing.change` · INVALID_REQUEST */
  edit(actor: Actor, edited: Edited, content: CallContent): Promise<Edited> {
    return this.editing.change(actor, edited, 'edit', async (em, call) => {
      requireMayManage(actor, 'call.edit', { programmeId: call.programmeId, regionCodes: content.regionCodes });
      await this.requireConsistent(em, call.programmeId, content, call.domainCodes);
      await em.update(Call, { id: call.id }, content);
      const dropped = call.regionCodes.filter((code) => !content.regionCodes.includes(code));
      for (const regionCode of dropped) await em.delete(CallSubEnvelope, { callId: call.id, regionCode });
      return content;
    });
  }

  /** A domain that is retired is not chosen any more; a call that has it keeps it. */
  private async requireConsistent(em: Em, programmeId: string, content: CallContent, kept: readonly string[]): Promise<void> {
    const offered = await this.programmes.offeredDomains(em, programmeId);
    const domains = [...offered, ...kept];
    const errors = [
      ...unknownCodes('regionCodes', content.regionCodes, isRegionCode),
      ...unknownCodes('domainCodes', content.domainCodes, (code) => domains.includes(code)),
      ...repeatedCodes('targetGroups', content.targetGroups),
      ...repeatedCodes('eligibility', content.eligibility),
      ...content.targetGroups.flatMap(({ minAge, maxAge }, index) =>
        minAge !== undefined && maxAge !== undefined && minAge > maxAge ? [{ path: `targetGroups.${index}.maxAge`, code: 'bounds' }] : [],
      ),
      ...(content.floorCentimes !== null && content.ceilingCentimes !== null && content.floorCentimes > content.ceilingCentimes
        ? [{ path: 'ceilingCentimes', code: 'bounds' }]
        : []),
    ];
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }
}

function unknownCodes(path: string, codes: readonly string[], isKnown: (code: string) => boolean): FieldError[] {
  return codes.flatMap((code, index) => {
    if (!isKnown(code)) return [{ path: `${path}.${index}`, code: 'choice' }];
    return codes.indexOf(code) === index ? [] : [{ path: `${path}.${index}`, code: 'repeated' }];
  });
}

function repeatedCodes(path: string, items: readonly { code: string }[]): FieldError[] {
  const codes = items.map(({ code }) => code);
  return codes.flatMap((code, index) => (codes.indexOf(code) === index ? [] : [{ path: `${path}.${index}.code`, code: 'repeated' }]));
}
