import { Injectable } from '@nestjs/common';
import { Directory } from '#identity';
import { dayOfInstant, type Localized } from '#kernel';
import { found, Lifecycle, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { InstitutionSignatory } from '../data/institution.entity.js';
import { institutionErrors } from '../domain/errors.js';
import { institutionLife, requireInUse } from './institution.lives.js';

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
    private readonly lifecycle: Lifecycle,
  ) {}

  /** @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · WRONG_STATE · INVALID_REQUEST */
  add(actor: Actor, institutionId: string, content: SignatoryContent): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const institution = await this.lifecycle.share(em, institutionLife, institutionId);
      requireAccess(actor, 'institution.edit', { institutionId });
      requireInUse(institution);
      await this.requireRight(em, actor, institutionId, content);
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
      const isKept = content.personId === signatory.personId;
      await this.requireRight(em, actor, signatory.institutionId, isKept ? { ...content, personId: null } : content);
      await em.update(InstitutionSignatory, { id }, content);
      await this.record(em, actor, signatory.institutionId, 'correct_signatory', { id, ...content });
    });
  }

  /**
   * Somebody leaves: today is the last day of the mandate (its first, where it had not begun); what was signed until then stands.
   * @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · MANDATE_ENDED
   */
  end(actor: Actor, id: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const signatory = await rowBy(em, InstitutionSignatory, { id }, 'FOR UPDATE');
      if (!signatory) throw platformErrors.NOT_FOUND();
      const { institutionId, startsOn, endsOn, name } = signatory;
      requireAccess(actor, 'institution.edit', { institutionId });
      const today = dayOfInstant(await this.tx.now(em));
      if (endsOn !== null && endsOn <= today) throw institutionErrors.MANDATE_ENDED();
      const last = today < startsOn ? startsOn : today;
      await em.update(InstitutionSignatory, { id }, { endsOn: last });
      await this.trail.record(em, actor, {
        ...{ subject: 'institution', subjectId: institutionId, event: 'end_signatory', reason },
        detail: { id, name, endsOn: last },
      });
    });
  }

  private async requireRight(
    em: Em,
    actor: Actor,
    institutionId: string,
    { personId, startsOn, endsOn, quality }: SignatoryContent,
  ): Promise<void> {
    const errors = (['fr', 'ar'] as const)
      .filter((language) => !quality[language].trim())
      .map((language) => ({ path: `quality.${language}`, code: 'required' }));
    if (endsOn !== null && endsOn < startsOn) errors.push({ path: 'endsOn', code: 'date' });
    if (personId && !(await this.mayName(em, actor, institutionId, personId))) errors.push({ path: 'personId', code: 'choice' });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  /** Whoever acts for one institution binds nobody but its own people: which others have an account is not theirs to learn. */
  private async mayName(em: Em, { scope }: Actor, institutionId: string, personId: string): Promise<boolean> {
    if (scope.institutionId) return this.directory.actsFor(em, personId, institutionId);
    return (await this.directory.people(em, [personId])).has(personId);
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: unknown): Promise<void> {
    return this.trail.record(em, actor, { subject: 'institution', subjectId, event, detail });
  }
}
