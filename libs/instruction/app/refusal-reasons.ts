import { Injectable } from '@nestjs/common';
import { firstOfEach, offered, WordLists, type WordsInForce } from '#institution';
import type { FieldError, Label } from '#kernel';
import { found, Lists, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { InstructionFile } from '../data/instruction-file.entity.js';
import { REASONS_OF_STUDY } from '../data/studies.list.js';
import type { ItemKind } from '../domain/checklist.js';
import { servesFor } from '../domain/reasons.js';
import { refusalReasons } from './instruction.parameters.js';
import { subjectOf } from './studies.js';
import { InstructionQuery, StudiesList, type RefusalsQuery } from './studies.list.js';

export interface RefusalReasonView {
  code: string;
  label: Label;
}
export interface OfferedRefusalReason extends RefusalReasonView {
  /** Of which conclusions it may be a reason. */
  kinds: ItemKind[];
}
export interface CountedRefusalReason extends RefusalReasonView {
  /** Files that were refused for it, of those that the reader may see. */
  count: number;
}

/** What a refusal is written with, and what stands against it. */
interface Said {
  change: Pick<InstructionFile, 'reasons' | 'reasonsRevisionId'>;
  errors: FieldError[];
}

type WithReasons = Pick<InstructionFile, 'reasons' | 'reasonsRevisionId'>;

/** Why files are refused when they are studied, as the institution lists it whose people study them. */
@Injectable()
export class RefusalReasons {
  constructor(
    private readonly tx: Tx,
    private readonly lists: Lists,
    private readonly studies: StudiesList,
    private readonly parties: ProgrammeParties,
    private readonly words: WordLists,
  ) {}

  /** What a refusal of this file may be written with today. @throws NOT_FOUND · OWN_ASSOCIATION */
  offered(actor: Actor, fileId: string): Promise<OfferedRefusalReason[]> {
    return this.tx.read(async (em) => {
      const study = await found(em, InstructionFile, fileId);
      requireAccess(actor, 'instruction.read', subjectOf(study));
      const { words } = await this.inForce(em, study);
      return offered(words).map((word) => ({
        code: word.code,
        label: word.label,
        kinds: (['admissibility', 'eligibility'] as const).filter((kind) => servesFor(kind)(word)),
      }));
    });
  }

  async chosen(em: Em, study: InstructionFile, kind: ItemKind, codes: readonly string[]): Promise<Said> {
    const { words, revisionId } = await this.inForce(em, study);
    const known = offered(words)
      .filter(servesFor(kind))
      .map(({ code }) => code);
    const wrong = codes.flatMap((code, index) => (known.includes(code) ? [] : [{ path: `reasons.${index}`, code: 'choice' }]));
    const errors = codes.length === 0 ? [{ path: 'reasons', code: 'required' }] : wrong;
    const reasons = known.filter((code) => codes.includes(code));
    return { change: { reasons, reasonsRevisionId: reasons.length > 0 ? revisionId : null }, errors };
  }

  /** What the reasons of a refusal are called, by the list under which it was written. */
  async said(em: Em, { reasons, reasonsRevisionId }: WithReasons): Promise<RefusalReasonView[]> {
    if (reasonsRevisionId === null) return [];
    const labelOf = await this.words.labels(em, refusalReasons, [reasonsRevisionId]);
    return reasons.map((code) => ({ code, label: labelOf(reasonsRevisionId, code) }));
  }

  /** For what files were refused, the most frequent first; of those that the reader may see, of one call or of all. */
  counted(actor: Actor, { callId, regionCode }: RefusalsQuery): Promise<CountedRefusalReason[]> {
    return this.tx.read(async (em) => {
      const query = Object.assign(new InstructionQuery(), { callId, regionCode, pageSize: 1 });
      const { counts } = await this.lists.pageBy(em, actor, this.studies, query, REASONS_OF_STUDY);
      const files = new Map<string, number>();
      for (const { value, count } of counts)
        for (const code of value.split(' ').filter(Boolean)) files.set(code, (files.get(code) ?? 0) + count);
      if (files.size === 0) return [];
      const lists = await this.words.listsInForce(em, refusalReasons, null);
      return firstOfEach(lists.flatMap(({ words }) => words))
        .flatMap(({ code, label }) => (files.has(code) ? [{ code, label, count: files.get(code)! }] : []))
        .sort((one, other) => other.count - one.count);
    });
  }

  private async inForce(em: Em, { programmeId, regionCode }: InstructionFile): Promise<WordsInForce> {
    return this.words.inForce(em, refusalReasons, await this.parties.operatingId(em, programmeId, regionCode));
  }
}
