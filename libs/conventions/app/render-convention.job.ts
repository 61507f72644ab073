import { Inject, Injectable } from '@nestjs/common';
import { z } from 'zod';
import { amountInWords, dayOfInstant, HOME_COUNTRY, REGIONS, type RegionCode } from '#kernel';
import { Directory } from '#identity';
import {
  CONFIG,
  defineJob,
  Documents,
  Files,
  newId,
  qrSvg,
  rowBy,
  SYSTEM,
  Trail,
  Tx,
  type Bilingual,
  type Config,
  type Em,
  type JobHandler,
  type SignatureFrame,
  type SpelledAmount,
} from '#platform';
import { inBoth, inBothLanguages, Institutions, issuerOf, Parameters, type InstitutionFacts, type ValueOf } from '#institution';
import { Applications } from '#applications';
import { Associations, KINDS, seatInWords } from '#associations';
import { Calls } from '#calls';
import { Committees } from '#committees';
import { Programmes } from '#programmes';
import { Convention, ConventionDocument, Tranche } from '../data/convention.entity.js';
import { conditionInWords, monthsBetween } from '../domain/terms.js';
import { AWARD_DECISION_TEMPLATE, type AwardDecisionData } from '../templates/award-decision.data.js';
import { CONVENTION_TEMPLATE, type ConventionData, type ConventionTranche } from '../templates/convention.data.js';
import { conventionTerms } from './convention.parameters.js';

export const renderConvention = defineJob({
  name: 'conventions.render',
  queue: 'documents',
  payload: z.object({ conventionId: z.uuid() }),
  keepsWaiting: {
    subject: 'convention',
    id: ({ conventionId }) => conventionId,
    what: { fr: 'Convention ou décision d’octroi', ar: 'الاتفاقية أو قرار منح الدعم', en: 'Convention or award decision' },
  },
});

interface Parts {
  convention: Convention;
  institution: InstitutionFacts;
  /** Under which it was drafted. */
  terms: ValueOf<typeof conventionTerms>;
  tranches: Tranche[];
  association: Awaited<ReturnType<Associations['facts']>>;
  account: Awaited<ReturnType<Associations['accountInWords']>>;
  application: Awaited<ReturnType<Applications['facts']>>;
  call: Awaited<ReturnType<Calls['rulesFor']>>;
  programme: Awaited<ReturnType<Programmes['facts']>>;
  decision: Awaited<ReturnType<Committees['finalDecision']>>;
  president: string;
  signatory: { name: string; quality: Bilingual };
  date: string;
}

const BLANK = '…………';

/** Prints the act in French and Arabic, once: the first revision of its bytes, ready to be signed. */
@Injectable()
export class RenderConvention implements JobHandler<{ conventionId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly files: Files,
    private readonly documents: Documents,
    private readonly directory: Directory,
    private readonly institutions: Institutions,
    private readonly parameters: Parameters,
    private readonly programmes: Programmes,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly committees: Committees,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async handle({ conventionId }: { conventionId: string }): Promise<'done' | 'skipped'> {
    const parts = await this.tx.run((em) => this.collect(em, conventionId));
    if (!parts) return 'skipped';
    const isConvention = parts.convention.instrument === 'convention';
    const [template, data] = isConvention
      ? ([CONVENTION_TEMPLATE, await this.conventionData(parts)] as const)
      : ([AWARD_DECISION_TEMPLATE, await this.decisionData(parts)] as const);
    const { bytes } = await this.documents.render(template, data);
    return this.tx.run((em) => this.keep(em, parts.convention, bytes));
  }

  private async collect(em: Em, conventionId: string): Promise<Parts | null> {
    const convention = await rowBy(em, Convention, { id: conventionId });
    if (!convention || convention.state !== 'drafted' || (await em.existsBy(ConventionDocument, { conventionId }))) return null;
    const date = dayOfInstant(await this.tx.now(em));
    const [president] = await this.associations.signatories(em, convention.associationId);
    return {
      convention,
      institution: await this.institutions.facts(em, convention.institutionId),
      terms: await this.parameters.ofRevision(em, conventionTerms, convention.termsRevisionId),
      tranches: await em.find(Tranche, { where: { conventionId }, order: { rank: 'ASC' } }),
      association: await this.associations.facts(em, convention.associationId),
      account: await this.associations.accountInWords(em, convention.associationId),
      application: await this.applications.facts(em, convention.applicationId),
      call: await this.calls.rulesFor(em, convention.callId),
      programme: await this.programmes.facts(em, convention.programmeId),
      decision: await this.committees.finalDecision(em, convention.applicationId),
      president: president?.name ?? BLANK,
      signatory: await this.signatoryOf(em, convention, date),
      date,
    };
  }

  /** By the mandates that the institution keeps; where it keeps none, whoever has the role. */
  private async signatoryOf(em: Em, { institutionId, programmeId, regionCode }: Convention, day: string): Promise<Parts['signatory']> {
    const mandated = await this.institutions.signatory(em, institutionId, day);
    if (mandated) return { name: mandated.name, quality: inBothLanguages(mandated.quality) };
    const [holder] = await this.directory.holders(em, ['signatory'], { programmeId, regionCode });
    return { name: holder?.name ?? BLANK, quality: { fr: 'signataire habilité', ar: 'الموقع المفوض' } };
  }

  private async keep(em: Em, convention: Convention, bytes: Buffer): Promise<'done' | 'skipped'> {
    const locked = await rowBy(em, Convention, { id: convention.id }, 'FOR UPDATE');
    if (locked?.state !== 'drafted' || (await em.existsBy(ConventionDocument, { conventionId: convention.id }))) return 'skipped';
    const file = await this.files.keep(em, SYSTEM, { name: `${convention.number}.pdf`, bytes, mediaType: 'application/pdf' });
    await em.insert(ConventionDocument, { id: newId(), conventionId: convention.id, revision: 1, fileId: file.id, sha256: file.sha256 });
    await this.trail.record(em, SYSTEM, {
      subject: 'convention',
      subjectId: convention.id,
      event: 'render',
      detail: { sha256: file.sha256 },
    });
    return 'done';
  }

  private async conventionData(parts: Parts): Promise<ConventionData> {
    const { convention, institution, terms, association, application, account } = parts;
    return {
      ...(await this.common(parts)),
      administration: {
        name: inBothLanguages(institution.inSentence),
        representative: inBoth(parts.signatory.name),
        quality: parts.signatory.quality,
      },
      association: {
        name: association.name,
        ice: association.ice,
        receipt: { called: KINDS[association.kind].act.inAct, number: association.receiptNumber, date: association.receiptDate },
        seat: seatInWords(association),
        representative: inBoth(parts.president),
        quality: { fr: 'présidente ou président', ar: 'رئيس(ة) الجمعية' },
        bank: bankOf(association, account),
      },
      projects: [
        {
          applicationNumber: application.number ?? convention.number,
          title: inBoth(convention.title),
          place: placeOf(convention.regionCode),
          centimes: convention.amountCentimes,
        },
      ],
      startsOn: convention.startsOn!,
      endsOn: convention.endsOn!,
      durationMonths: monthsBetween(convention.startsOn!, convention.endsOn!),
      totalCost: application.totalCentimes,
      ownContribution: Math.max(0, application.totalCentimes - application.askedCentimes),
      delays: terms,
      retentionYears: terms.retentionYears,
      signatures: [
        frame({ fr: 'Pour l’Association', ar: 'عن الجمعية' }, parts.president, { fr: 'présidente ou président', ar: 'رئيس(ة) الجمعية' }),
        frame({ fr: 'Pour l’Administration', ar: 'عن الإدارة' }, parts.signatory.name, parts.signatory.quality),
      ],
    };
  }

  private async decisionData(parts: Parts): Promise<AwardDecisionData> {
    const { convention, institution, terms, association, application, account, decision } = parts;
    return {
      ...(await this.common(parts)),
      minutes: { reference: null, date: decision ? dayOfInstant(decision.decidedAt) : parts.date },
      authorisingOfficer: inBothLanguages(institution.authorisingOfficer),
      threshold: terms.awardDecisionCeilingCentimes,
      association: {
        name: association.name,
        ice: association.ice,
        seat: seatInWords(association),
        bank: bankOf(association, account),
      },
      project: {
        applicationNumber: application.number ?? convention.number,
        title: inBoth(convention.title),
        place: placeOf(convention.regionCode),
      },
      endsOn: convention.endsOn!,
      reportDays: terms.reportDays,
      signatures: [frame({ fr: 'L’ordonnateur', ar: 'الآمر بالصرف' }, parts.signatory.name, parts.signatory.quality)],
    };
  }

  private async common({ convention, institution, tranches, call, programme, date }: Parts) {
    const url = new URL(`/verify/${convention.verificationCode}`, this.config.PUBLIC_URL).href;
    return {
      reference: convention.number,
      date,
      issuer: issuerOf(institution),
      verification: { url, qr: await qrSvg(url) },
      programme: programme.title,
      call: { number: call.number, title: call.title },
      grant: spelled(convention.amountCentimes),
      tranches: tranches.map(printed),
      city: inBothLanguages(institution.seat),
    };
  }
}

function printed(tranche: Tranche): ConventionTranche {
  return {
    number: tranche.rank,
    centimes: tranche.amountCentimes,
    shareBasisPoints: tranche.shareBasisPoints,
    condition: conditionInWords(tranche),
    ...(tranche.notBefore ? { expectedOn: tranche.notBefore } : {}),
  };
}

function spelled(centimes: number): SpelledAmount {
  return { centimes, words: { fr: amountInWords(centimes, 'fr'), ar: amountInWords(centimes, 'ar') } };
}

function placeOf(regionCode: string): Bilingual {
  const region = REGIONS[regionCode as RegionCode];
  return region ? { fr: region.fr, ar: region.ar } : inBoth(regionCode);
}

/** In Morocco the RIB, abroad the IBAN with its bank. */
const bankOf = ({ country }: { country: string }, account: string | null) => ({
  called: country === HOME_COUNTRY ? { fr: 'RIB', ar: 'رقم التعريف البنكي' } : inBoth('IBAN'),
  rib: account ?? BLANK,
});

function frame(party: Bilingual, name: string, quality: Bilingual): SignatureFrame {
  return { party, name: inBoth(name), quality };
}
