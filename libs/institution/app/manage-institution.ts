import { Injectable } from '@nestjs/common';
import { contentHash, isRegionCode, type FieldError, type Language, type Localized } from '#kernel';
import { decide, found, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { Institution } from '../data/institution.entity.js';
import { isPrefixUsed, lockInstitutions } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import { institutionMachine } from '../domain/institution.machine.js';
import type { InstitutionKind } from '../domain/institution-kinds.js';
import { letterheadErrors, type Letterhead } from '../domain/letterhead.js';
import { InstitutionHolds } from './institution-holds.js';
import { requireInUse } from './institution.lives.js';
import { Parameters } from './parameters.js';

export interface InstitutionContent extends Letterhead {
  code: string;
  kind: InstitutionKind;
  regionCode: string | null;
  actsForId: string | null;
  numberPrefix: string;
  defaultLanguage: Language;
  legalNotice: Localized | null;
  legalBases: string[];
  contactEmail: string | null;
  contactPhone: string | null;
}

/** Describes the institutions of an installation. The first one is its principal: it has every parameter from the first day. */
@Injectable()
export class ManageInstitution {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly parameters: Parameters,
    private readonly holds: InstitutionHolds,
  ) {}

  /** @throws FORBIDDEN · STEP_UP_REQUIRED · INVALID_REQUEST · INSTITUTION_CODE_TAKEN */
  create(actor: Actor, content: InstitutionContent): Promise<{ id: string }> {
    requireAccess(actor, 'institution.create');
    return this.tx.run((em) => this.createIn(em, actor, content));
  }

  /** In the caller's transaction: the first start, the seeds, the command line. */
  async createIn(em: Em, actor: Actor, content: InstitutionContent): Promise<{ id: string }> {
    await lockInstitutions(em);
    const isPrincipal = !(await em.existsBy(Institution, { isPrincipal: true }));
    await this.requireRight(em, content, null, isPrincipal);
    const begun = { id: newId(), isPrincipal, version: 1, logoFileId: null, state: institutionMachine.initial };
    const institution = Object.assign(new Institution(), { ...content, ...begun });
    await em.insert(Institution, institution);
    if (isPrincipal) await this.parameters.begin(em, institution.id);
    await this.record(em, actor, institution.id, 'create', content);
    return { id: institution.id };
  }

  /** @throws FORBIDDEN · STEP_UP_REQUIRED · NOT_FOUND · VERSION_CONFLICT · INVALID_REQUEST · INSTITUTION_CODE_TAKEN · PREFIX_IN_USE · INSTITUTION_HOLDS */
  edit(actor: Actor, id: string, version: number, content: InstitutionContent): Promise<{ version: number }> {
    return this.tx.run(async (em) => {
      const institution = await rowBy(em, Institution, { id }, 'FOR UPDATE');
      if (!institution) throw platformErrors.NOT_FOUND();
      requireAccess(actor, 'institution.edit', { institutionId: id });
      requireInUse(institution);
      if (institution.version !== version) throw platformErrors.VERSION_CONFLICT({ current: institution.version });
      this.requireKept(actor, institution, content);
      await this.requireRight(em, content, institution, institution.isPrincipal);
      // Whom it concerns where, and for whom, is who reads what: changed while nothing rests on it.
      if (PLACE.some((path) => content[path] !== institution[path])) await this.holds.requireNone(em, id);
      const prefix = institution.numberPrefix;
      if (content.numberPrefix !== prefix && prefix !== '' && (await isPrefixUsed(em, prefix))) throw institutionErrors.PREFIX_IN_USE();
      await em.update(Institution, { id }, { ...content, version: version + 1 });
      await this.record(em, actor, id, 'edit', changed(institution, content));
      return { version: version + 1 };
    });
  }

  /** The code stays; what an institution is, where, and for whom it acts binds others: those decide it who say which institutions there are. */
  private requireKept(actor: Actor, before: Institution, content: InstitutionContent): void {
    const errors: FieldError[] = [];
    if (content.code !== before.code) errors.push({ path: 'code', code: 'code_kept', params: { code: before.code } });
    if (!decide(actor, 'institution.create').allowed)
      for (const path of PLACE) if (content[path] !== before[path]) errors.push({ path, code: 'installation_decides' });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
  }

  private async requireRight(em: Em, content: InstitutionContent, before: Institution | null, isPrincipal: boolean): Promise<void> {
    const errors: FieldError[] = letterheadErrors(content);
    if (content.regionCode !== null && !isRegionCode(content.regionCode)) errors.push({ path: 'regionCode', code: 'choice' });
    if (content.kind === 'regional_council' && content.regionCode === null) errors.push({ path: 'regionCode', code: 'required' });
    if ((content.kind === 'operator') !== (content.actsForId !== null))
      errors.push({ path: 'actsForId', code: content.actsForId === null ? 'required' : 'unknown' });
    // The installation runs in the name of the principal itself, for the whole of what it serves.
    if (isPrincipal && content.kind === 'operator') errors.push({ path: 'kind', code: 'principal_acts_itself' });
    if (content.kind === 'ministry' && content.regionCode !== null) errors.push({ path: 'regionCode', code: 'acts_everywhere' });
    if (isPrincipal && content.numberPrefix !== '') errors.push({ path: 'numberPrefix', code: 'principal_without_prefix' });
    // Only the principal's numbers stand without a prefix.
    if (!isPrincipal && content.numberPrefix === '') errors.push({ path: 'numberPrefix', code: 'required' });
    if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
    if (content.actsForId) {
      const principal = await found(em, Institution, content.actsForId);
      const isKept = before?.actsForId === principal.id;
      if (principal.actsForId !== null || principal.id === before?.id || (principal.state !== 'in_use' && !isKept))
        throw platformErrors.INVALID_REQUEST({}, [{ path: 'actsForId', code: 'choice' }]);
    }
    for (const where of [{ code: content.code }, { numberPrefix: content.numberPrefix }]) {
      const other = await rowBy(em, Institution, where);
      if (other && other.id !== before?.id) throw institutionErrors.INSTITUTION_CODE_TAKEN({ code: content.code });
    }
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: unknown): Promise<void> {
    return this.trail.record(em, actor, { subject: 'institution', subjectId, event, detail });
  }
}

const PLACE = ['kind', 'regionCode', 'actsForId'] as const;

/** The fields that change, with what they become. */
const changed = (before: Institution, content: InstitutionContent): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(content).filter(([key, value]) => contentHash(before[key as keyof Institution] ?? null) !== contentHash(value ?? null)),
  );
