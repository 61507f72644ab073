import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Committees, OUTCOMES, type FinalDecision, type Outcome } from '#committees';
import { REGION_CODES, zonedInstant, type Label, type Localized, type ZonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  yesIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { AWARDS_AND_ACTS } from '../data/awards.list.js';
import { actsOf } from '../data/conventions.queries.js';
import { conventionMachine, type ConventionState } from '../domain/convention.machine.js';
import { UNKNOWN_NAME } from './conventions.list.js';

export interface AwardItem {
  decisionId: string;
  applicationId: string;
  applicationNumber: string | null;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  outcome: Outcome;
  amountCentimes: number;
  decided: ZonedInstant;
  /** Whether the association was sent its decision letter. */
  notified: boolean;
  /** The act drawn up for it, if any. */
  convention: { id: string; number: string; state: ConventionState; stateLabel: Label } | null;
}

export class AwardsQuery extends ListQuery {
  @ChoiceField(['1'], { optional: true, description: 'Only awards that were told and have no act' }) waiting?: string;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, amount, instant } = columnsFor<AwardItem>();

/** Final awards, each with the act drawn up for it. */
@Injectable()
export class AwardsList implements List<FinalDecision, AwardItem, AwardsQuery> {
  readonly name = 'awards';
  readonly title = { fr: 'Décisions finales d’octroi', ar: 'قرارات المنح النهائية', en: 'Final awards' };
  readonly policy = 'convention.awards';
  readonly query = AwardsQuery;
  readonly source = AWARDS_AND_ACTS;
  readonly columns = [
    text(HEADINGS.application, (item) => item.applicationNumber),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    text({ fr: 'Décision', ar: 'القرار', en: 'Decision' }, (item, language) => inWords(OUTCOMES[item.outcome], language)),
    instant({ fr: 'Décision du', ar: 'تاريخ القرار', en: 'Decided on' }, (item) => momentOf(item.decided)),
    amount({ fr: 'Montant accordé (DH)', ar: 'المبلغ الممنوح (درهم)', en: 'Awarded (MAD)' }, (item) => item.amountCentimes),
    text({ fr: 'Lettre envoyée', ar: 'تم إرسال الرسالة', en: 'Letter sent' }, (item, language) => yesIn(item.notified, language)),
    text({ fr: 'Acte', ar: 'الوثيقة', en: 'Act' }, (item) => item.convention?.number ?? null),
    text({ fr: 'État de l’acte', ar: 'حالة الوثيقة', en: 'State of the act' }, (item, language) =>
      inWords(item.convention?.stateLabel, language),
    ),
  ];

  constructor(
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly committees: Committees,
  ) {}

  async items(em: Em, _actor: Actor, decisions: readonly FinalDecision[]): Promise<AwardItem[]> {
    const applicationIds = decisions.map((decision) => decision.applicationId);
    const applications = await this.applications.factsOf(em, applicationIds);
    const names = await this.associations.factsOf(
      em,
      decisions.map((decision) => decision.associationId),
    );
    const drawn = await actsOf(em, applicationIds);
    const notified = await this.committees.notified(
      em,
      decisions.map((decision) => decision.id),
    );
    return decisions.flatMap((decision) => {
      const application = applications.get(decision.applicationId);
      const act = drawn.get(decision.applicationId);
      if (!application) return [];
      return [
        {
          decisionId: decision.id,
          applicationId: application.id,
          applicationNumber: application.number,
          title: application.title,
          association: { id: decision.associationId, name: names.get(decision.associationId)?.name ?? UNKNOWN_NAME },
          regionCode: application.regionCode,
          outcome: decision.outcome,
          amountCentimes: decision.amountCentimes,
          decided: zonedInstant(decision.decidedAt),
          notified: notified.has(decision.id),
          convention: act ? { ...act, stateLabel: conventionMachine.label(act.state) } : null,
        },
      ];
    });
  }
}
