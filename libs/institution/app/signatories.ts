import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import type { Localized } from '#kernel';
import { found, newId, platformErrors, requireAccess, Trail, Tx, type Actor, type Em } from '#platform';
import { Institution, InstitutionSignatory } from '../data/institution.entity.js';

export interface SignatoryContent {
  personId: string | null;
  name: string;
  quality: Localized;
  act: string;
  startsOn: string;
  endsOn: string | null;
}

/** Whose signature binds an institution, by which act and for how long. */
@Injectable()
export class Signatories {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly directory: Directory,
  ) {}

  /** @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · INVALID_REQUEST */
  add(actor: Actor, institutionId: string, content: SignatoryContent): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await found(em, Institution, institutionId);
      requireAccess(actor, 'institution.edit', { institutionId });
      await this.requireRight(em, content);
      const id = newId();
      await em.insert(InstitutionSignatory, { id, institutionId, ...content });
      await this.record(em, actor, institutionId, 'add_signatory', { id, ...content });
      return { id };
    });
  }

  /** A mandate that was typed wrongly, or ends: what was signed keeps its words. @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST */
  correct(actor: Actor, id: string, content: SignatoryContent): Promise<void> {
    return this.tx.run(async (em) => {
      const signatory = await found(em, InstitutionSignatory, id);
      requireAccess(actor, 'institution.edit', { institutionId: signatory.institutionId });
      await this.requireRight(em, content);
      await em.update(InstitutionSignatory, { id }, content);
      await this.record(em, actor, signatory.institutionId, 'correct_signatory', { id, ...content });
    });
  }

  private async requireRight(em: Em, { personId, startsOn, endsOn, quality }: SignatoryContent): Promise<void> {
    const errors = (['fr', 'ar'] as const)
      .filter((language) => !quality[language].trim())
      .map((language) => ({ path: `quality.${language}`, code: 'required' }));
    if (endsOn !== null && endsOn < startsOn) errors.push({ path: 'endsOn', code: 'date' });
    if (personId && !(await this.directory.people(em, [personId])).has(personId)) errors.push({ path: 'personId', code: 'choice' });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: unknown): Promise<void> {
    return this.trail.record(em, actor, { subject: 'institution', subjectId, event, detail });
  }
}
