import { Injectable } from '@nestjs/common';
import { Type } from 'class-transformer';
import { REGION_CODES, type EventOf, type Label, type Localized } from '#kernel';
import { Associations } from '#associations';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  IntField,
  inWords,
  ListQuery,
  mayCause,
  regionIn,
  TextField,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { CONVENTIONS, type ListedConvention } from '../data/conventions.list.js';
import { conventionMachine, type ConventionState } from '../domain/convention.machine.js';
import { INSTRUMENT_LABELS, type Instrument } from '../domain/terms.js';

export interface ConventionListItem {
  id: string;
  number: string;
  instrument: Instrument;
  instrumentLabel: Label;
  state: ConventionState;
  stateLabel: Label;
  title: string;
  association: { id: string; name: Localized };
  regionCode: string;
  domainCode: string;
  amountCentimes: number;
  year: number;
  startsOn: string | null;
  endsOn: string | null;
  /** It waits for the reader's signature. */
  toSign: boolean;
}

export class ConventionsQuery extends ListQuery {
  @ChoiceField(conventionMachine.states, { optional: true }) state?: ConventionState;
  @Type(() => Number) @IntField({ min: 2000, max: 2100, optional: true }) year?: number;
  @ChoiceField(Object.keys(INSTRUMENT_LABELS), { optional: true }) instrument?: Instrument;
  @IdField({ optional: true }) callId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  /** Cancelled or terminated for it. */
  @TextField({ max: 60, optional: true }) reason?: string;
}

const { text, number, amount, day } = columnsFor<ConventionListItem>();
const SIGNING = ['sign', 'countersign', 'decide'] as const;
export const UNKNOWN_NAME: Localized = { fr: '—', ar: '—' };

/** The acts that a reader may see. */
@Injectable()
export class ConventionsList implements List<ListedConvention, ConventionListItem, ConventionsQuery> {
  readonly name = 'conventions';
  readonly title = { fr: 'Conventions et décisions d’octroi', ar: 'الاتفاقيات وقرارات منح الدعم', en: 'Conventions and award decisions' };
  readonly policy = 'convention.read';
  readonly query = ConventionsQuery;
  readonly source = CONVENTIONS;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text({ fr: 'Acte', ar: 'الوثيقة', en: 'Act' }, (item, language) => inWords(item.instrumentLabel, language)),
    text(HEADINGS.title, (item) => item.title),
    text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    number(HEADINGS.year, (item) => item.year),
    amount(HEADINGS.amount, (item) => item.amountCentimes),
    day(HEADINGS.begins, (item) => item.startsOn),
    day(HEADINGS.ends, (item) => item.endsOn),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
  ];

  constructor(private readonly associations: Associations) {}

  async items(em: Em, actor: Actor, rows: readonly ListedConvention[]): Promise<ConventionListItem[]> {
    const names = await this.associations.factsOf(
      em,
      rows.map((row) => row.associationId),
    );
    return rows.map((row) => conventionItem(actor, row, names.get(row.associationId)?.name ?? UNKNOWN_NAME));
  }
}

export function conventionItem(actor: Actor, row: ListedConvention, name: Localized): ConventionListItem {
  return {
    id: row.id,
    number: row.number,
    instrument: row.instrument,
    instrumentLabel: INSTRUMENT_LABELS[row.instrument],
    state: row.state,
    stateLabel: conventionMachine.label(row.state),
    title: row.title,
    association: { id: row.associationId, name },
    regionCode: row.regionCode,
    domainCode: row.domainCode,
    amountCentimes: row.amountCentimes,
    year: row.year,
    startsOn: row.startsOn,
    endsOn: row.endsOn,
    toSign: SIGNING.some((event) => mayAdvance(actor, row, event)),
  };
}

/** Whether the reader may cause an event of the act now: a decision is signed by the administration alone. */
export function mayAdvance(actor: Actor, act: ListedConvention, event: EventOf<typeof conventionMachine>): boolean {
  const isDecision = act.instrument === 'award_decision';
  if (event === 'decide' ? !isDecision : isDecision && (event === 'sign' || event === 'countersign')) return false;
  return mayCause(actor, conventionMachine, act.state, event, act);
}
