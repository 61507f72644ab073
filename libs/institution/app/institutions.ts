import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import type { Language, Localized } from '#kernel';
import { platformErrors, rowBy, type Actor, type Bilingual, type Em, type NumberSeries } from '#platform';
import { Institution, PayingAccount } from '../data/institution.entity.js';
import { accountInUse, shareInstitutions, signatoryOn, type AccountRow, type SignatoryRow } from '../data/institutions.queries.js';
import { institutionErrors } from '../domain/errors.js';
import type { InstitutionKind } from '../domain/institution-kinds.js';
import type { Letterhead } from '../domain/letterhead.js';

/** What the stages may know of an institution. */
export interface InstitutionFacts extends Letterhead {
  id: string;
  code: string;
  kind: InstitutionKind;
  isPrincipal: boolean;
  /** Closed: named in nothing new. */
  isClosed: boolean;
  regionCode: string | null;
  actsForId: string | null;
  numberPrefix: string;
  defaultLanguage: Language;
  legalNotice: Localized | null;
  contactEmail: string | null;
  contactPhone: string | null;
}

export type PayingAccountFacts = AccountRow;

/** Who issues calls, decides, signs and pays: for every stage above. */
@Injectable()
export class Institutions {
  /** Who runs the installation. @throws NO_INSTITUTION */
  async principal(em: Em): Promise<InstitutionFacts> {
    const institution = await this.principalIfAny(em);
    if (!institution) throw institutionErrors.NO_INSTITUTION();
    return institution;
  }

  /** For whom somebody acts; the principal where their role is of the whole installation. @throws NO_INSTITUTION */
  async whose(em: Em, { scope }: Actor): Promise<string> {
    return scope.institutionId ?? (await this.principal(em)).id;
  }

  async principalIfAny(em: Em): Promise<InstitutionFacts | null> {
    const institution = await rowBy(em, Institution, { isPrincipal: true });
    return institution && factsFrom(institution);
  }

  /** @throws NOT_FOUND */
  async facts(em: Em, id: string): Promise<InstitutionFacts> {
    const institution = await rowBy(em, Institution, { id });
    if (!institution) throw platformErrors.NOT_FOUND();
    return factsFrom(institution);
  }

  /** The same; none of them is closed before the caller's transaction ends. */
  async keptFactsOf(em: Em, ids: readonly string[]): Promise<Map<string, InstitutionFacts>> {
    await shareInstitutions(em, ids);
    return this.factsOf(em, ids);
  }

  /** @throws INSTITUTION_CLOSED when one of them is */
  async requireInUse(em: Em, ids: readonly string[]): Promise<void> {
    for (const { isClosed, name } of (await this.keptFactsOf(em, ids)).values())
      if (isClosed) throw institutionErrors.INSTITUTION_CLOSED({ institution: name.fr, institutionAr: name.ar || name.fr });
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, InstitutionFacts>> {
    const rows = ids.length === 0 ? [] : await em.findBy(Institution, { id: In([...new Set(ids)]) });
    return new Map(rows.map((row) => [row.id, factsFrom(row)]));
  }

  /** Who signs for it on a day, by its own list of mandates; null where it keeps none. */
  signatory(em: Em, institutionId: string, day: string): Promise<SignatoryRow | null> {
    return signatoryOn(em, institutionId, day);
  }

  /** Whether it has an account from which to pay. */
  async canPay(em: Em, institutionId: string): Promise<boolean> {
    return (await accountInUse(em, institutionId, null)) !== null;
  }

  /** By account, the title by which people tell it apart. */
  async accountTitles(em: Em, ids: readonly string[]): Promise<Map<string, string>> {
    const rows = ids.length === 0 ? [] : await em.find(PayingAccount, { select: { id: true, title: true }, where: { id: In([...ids]) } });
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** Every account that is or was its own, or anybody's of the installation when none is named: what its bank's statements are of. */
  async ribs(em: Em, institutionId: string | null): Promise<ReadonlySet<string>> {
    const rows = await em.find(PayingAccount, { select: { id: true, rib: true }, where: institutionId ? { institutionId } : {} });
    return new Set(rows.map(({ rib }) => rib));
  }

  /** The account from which it pays: the one asked for, and no other in its place; its default one where none is. @throws NO_PAYING_ACCOUNT · PAYING_ACCOUNT_ENDED */
  async payingAccount(em: Em, institutionId: string, accountId: string | null = null): Promise<PayingAccountFacts> {
    const account = await accountInUse(em, institutionId, accountId);
    if (account) return account;
    if (accountId) throw institutionErrors.PAYING_ACCOUNT_ENDED();
    const { name } = await this.facts(em, institutionId);
    throw institutionErrors.NO_PAYING_ACCOUNT({ institution: name.fr });
  }
}

function factsFrom(institution: Institution): InstitutionFacts {
  const { id, code, kind, isPrincipal, state, regionCode, actsForId, numberPrefix, defaultLanguage, legalNotice } = institution;
  const { name, inSentence, authorisingOfficer, header, seat, certifiedName, contactEmail, contactPhone } = institution;
  return {
    ...{ id, code, kind, isPrincipal, isClosed: state === 'closed', regionCode, actsForId, numberPrefix, defaultLanguage, legalNotice },
    ...{ name, inSentence, authorisingOfficer, header, seat, certifiedName, contactEmail, contactPhone },
  };
}

/** The header of a document that the institution issues. */
export const issuerOf = ({ header }: Pick<Letterhead, 'header'>): { fr: string[]; ar: string[] } => header;

/** A name that exists in one script only is printed as it is in both languages. */
export const inBoth = (text: string): Bilingual => ({ fr: text, ar: text });

/** The name as documents print it in both their languages. */
export const inBothLanguages = (text: Localized): Bilingual => ({ fr: text.fr, ar: text.ar || text.fr });

/** A series of numbers in the institution's own count: `C-2027-0042`, `SM-C-2027-0042`. */
export const seriesIn = ({ numberPrefix }: Pick<InstitutionFacts, 'numberPrefix'>, series: NumberSeries): NumberSeries =>
  numberPrefix ? { ...series, prefix: `${numberPrefix}-${series.prefix}` } : series;
