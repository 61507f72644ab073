import { Injectable } from '@nestjs/common';
import type { FieldError, Label } from '#kernel';
import { found, newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { DomainMapping, DomainLabelRow, InterventionDomain, ProgrammeDomain } from '../data/intervention-domain.entity.js';
import { mappingErrors, type MappedDomain } from '../domain/domain-mapping.js';
import { domainsOfSharesIn } from '../data/reference.queries.js';
import { Programme } from '../data/programme.entity.js';
import { lockProgramme, sayingViolations } from '../data/programmes.store.js';
import { newestLabel, retirementErrors, wordingErrors } from '../domain/domains.js';
import { programmeErrors } from '../domain/errors.js';
import { DomainUses } from './domain-uses.js';
import { requireNotClosed } from './programme.lives.js';

/** How a domain is called from a year on, and its place in the tables of those years. */
export interface Wording {
  label: Label;
  yearFrom: number;
  position: number;
}

/** The domains of intervention as data: added, called anew from a year on, put right, retired; and which of them a programme has. */
@Injectable()
export class ManageDomains {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly uses: DomainUses,
  ) {}

  /** @throws FORBIDDEN · CODE_TAKEN */
  add(actor: Actor, code: string, wording: Wording): Promise<{ id: string }> {
    requireAccess(actor, 'domain.edit');
    return this.tx.run(async (em) => {
      await sayingViolations(em.insert(InterventionDomain, { code }), {
        intervention_domain_pk: () => programmeErrors.CODE_TAKEN({ code }),
      });
      return this.word(em, actor, code, wording, 'add');
    });
  }

  /** Until the year before, it keeps the words that it had. @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST */
  reword(actor: Actor, code: string, wording: Wording): Promise<{ id: string }> {
    return this.onDomain(actor, code, async (em, labels) => {
      requireNone(wordingErrors(labels, wording.yearFrom));
      const present = newestLabel(labels);
      // One that was retired before stays so until then; one in use ends where the new words begin.
      if (present && (present.yearTo === null || present.yearTo >= wording.yearFrom))
        await em.update(DomainLabelRow, { id: present.id }, { yearTo: wording.yearFrom - 1 });
      return this.word(em, actor, code, wording, 'reword');
    });
  }

  /** A typing error, or another place in the tables: the years stay. @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT */
  correct(actor: Actor, labelId: string, version: number, change: { label: Label; position: number }): Promise<{ version: number }> {
    requireAccess(actor, 'domain.edit');
    return this.tx.run(async (em) => {
      const row = await rowBy(em, DomainLabelRow, { id: labelId }, 'FOR UPDATE');
      if (!row) throw platformErrors.NOT_FOUND();
      if (row.version !== version) throw platformErrors.VERSION_CONFLICT({ current: row.version });
      await em.update(DomainLabelRow, { id: labelId }, { ...change, version: version + 1 });
      const before = { label: row.label, position: row.position };
      await this.record(em, actor, labelId, 'correct', { code: row.code, from: before, to: change });
      return { version: version + 1 };
    });
  }

  /** After that year it is no longer offered; what has it keeps it. @throws FORBIDDEN · NOT_FOUND · INVALID_REQUEST */
  retire(actor: Actor, code: string, lastYear: number): Promise<void> {
    return this.onDomain(actor, code, async (em, labels) => {
      requireNone(retirementErrors(labels, lastYear));
      await this.end(em, actor, code, labels, lastYear, 'retire');
    });
  }

  /** It is offered again, in the words that it had. @throws FORBIDDEN · NOT_FOUND */
  bringBack(actor: Actor, code: string): Promise<void> {
    return this.onDomain(actor, code, (em, labels) => this.end(em, actor, code, labels, null, 'bring_back'));
  }

  /**
   * The domains of a programme; none: all of them. Shares and calls are held to them, so none that they have can go.
   * @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · WRONG_STATE · INVALID_REQUEST · DOMAIN_IN_USE
   */
  nameFor(actor: Actor, programmeId: string, version: number, codes: readonly string[]): Promise<{ version: number }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const programme = await lockProgramme(em, actor, programmeId);
      requireNotClosed(programme);
      if (programme.version !== version) throw platformErrors.VERSION_CONFLICT({ current: programme.version });
      const known = new Set((await em.find(InterventionDomain)).map(({ code }) => code));
      requireNone(codes.flatMap((code, index) => (known.has(code) ? [] : [{ path: `codes.${index}`, code: 'choice' }])));
      if (codes.length > 0) await this.requireUnused(em, programmeId, codes);
      await em.delete(ProgrammeDomain, { programmeId });
      const named = [...new Set(codes)].map((code) => ({ programmeId, code }));
      if (named.length > 0) await em.insert(ProgrammeDomain, named);
      await em.update(Programme, { id: programmeId }, { version: version + 1 });
      await this.trail.record(em, actor, { subject: 'programme', subjectId: programmeId, event: 'name_domains', detail: { codes } });
      return { version: version + 1 };
    });
  }

  /**
   * Under which domains of a programme those of others are compared; none: each under itself. It counts in comparisons alone: nothing that
   * has a domain gets another.
   * @throws FORBIDDEN · NOT_FOUND · VERSION_CONFLICT · INVALID_REQUEST
   */
  mapFor(actor: Actor, programmeId: string, version: number, mappings: readonly MappedDomain[]): Promise<{ version: number }> {
    requireAccess(actor, 'programme.edit');
    return this.tx.run(async (em) => {
      const programme = await lockProgramme(em, actor, programmeId);
      if (programme.version !== version) throw platformErrors.VERSION_CONFLICT({ current: programme.version });
      requireNone(mappingErrors(mappings, new Set((await em.find(InterventionDomain)).map(({ code }) => code))));
      await em.delete(DomainMapping, { programmeId });
      const rows = mappings.map(({ from, to }) => ({ programmeId, fromCode: from, toCode: to }));
      if (rows.length > 0) await em.insert(DomainMapping, rows);
      await em.update(Programme, { id: programmeId }, { version: version + 1 });
      await this.trail.record(em, actor, { subject: 'programme', subjectId: programmeId, event: 'map_domains', detail: { mappings } });
      return { version: version + 1 };
    });
  }

  private async requireUnused(em: Em, programmeId: string, codes: readonly string[]): Promise<void> {
    const shares = (await domainsOfSharesIn(em, programmeId)).filter((code) => !codes.includes(code));
    const uses = [...shares, ...(await this.uses.outside(em, programmeId, codes))];
    if (uses.length > 0) throw programmeErrors.DOMAIN_IN_USE({ uses: uses.join(', ') });
  }

  private onDomain<T>(actor: Actor, code: string, act: (em: Em, labels: DomainLabelRow[]) => Promise<T>): Promise<T> {
    requireAccess(actor, 'domain.edit');
    return this.tx.run(async (em) => {
      await found(em, InterventionDomain, { code });
      await rowBy(em, InterventionDomain, { code }, 'FOR UPDATE');
      return act(em, await em.findBy(DomainLabelRow, { code }));
    });
  }

  private async word(em: Em, actor: Actor, code: string, wording: Wording, event: string): Promise<{ id: string }> {
    const id = newId();
    await em.insert(DomainLabelRow, { id, code, ...wording, yearTo: null });
    await this.record(em, actor, id, event, { code, ...wording });
    return { id };
  }

  private async end(em: Em, actor: Actor, code: string, labels: DomainLabelRow[], yearTo: number | null, event: string): Promise<void> {
    const newest = newestLabel(labels);
    if (!newest || newest.yearTo === yearTo) return;
    await em.update(DomainLabelRow, { id: newest.id }, { yearTo, version: newest.version + 1 });
    await this.record(em, actor, newest.id, event, { code, yearTo });
  }

  private record(em: Em, actor: Actor, subjectId: string, event: string, detail: object): Promise<void> {
    return this.trail.record(em, actor, { subject: 'domain_label', subjectId, event, detail });
  }
}

function requireNone(errors: FieldError[]): void {
  if (errors.length > 0) throw platformErrors.INVALID_REQUEST({}, errors);
}
