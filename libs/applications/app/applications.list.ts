import { Injectable } from '@nestjs/common';
import { Transform } from 'class-transformer';
import { Calls, type CallSummary } from '#calls';
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
  TextField,
  Tx,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { Programmes } from '#programmes';
import { OWN, SUBMITTED, type OfficerRow, type OwnRow } from '../data/applications.list.js';
import { applicationMachine, knownState, NOT_SUBMITTED, type ApplicationState } from '../domain/application.machine.js';
import { GENDER_MARKERS, type GenderMarker } from '../domain/markers.js';
import { urgencyOf } from '../domain/urgency.js';

export interface ApplicationListItem {
  id: string;
  number: string | null;
  title: string;
  association: { id: string; name: Localized };
  call: { id: string; number: string; title: Localized };
  domainCode: string;
  /** As it is called this year; null for a domain of a former nomenclature. */
  domainLabel: Label | null;
  regionCode: string;
  state: ApplicationState;
  stateLabel: Label;
  askedCentimes: number;
  totalCentimes: number;
  submitted: ZonedInstant | null;
}

const blankIsNone = Transform(({ value }: { value: unknown }) => (value === '' ? undefined : value));

export class ApplicationsQuery extends ListQuery {
  @blankIsNone @IdField({ optional: true }) callId?: string;
  @blankIsNone
  @ChoiceField(applicationMachine.states.filter((state) => !NOT_SUBMITTED.includes(state)), { optional: true })
  state?: ApplicationState;
  @blankIsNone @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
  @blankIsNone @TextField({ max: 60, optional: true }) domainCode?: string;
  @blankIsNone @ChoiceField(Object.keys(GENDER_MARKERS), { optional: true }) gender?: GenderMarker;
  @blankIsNone @TextField({ max: 60, optional: true }) carriedBy?: string;
}

const submitted = columnsFor<ApplicationListItem>();

/** The files that an officer may see. */
@Injectable()
export class ApplicationsList implements List<OfficerRow, ApplicationListItem, ApplicationsQuery> {
  readonly name = 'applications';
  readonly title = { fr: 'Dossiers', ar: 'الملفات', en: 'Applications' };
  readonly policy = 'application.list';
  readonly query = ApplicationsQuery;
  readonly source = SUBMITTED;
  readonly columns = [
    submitted.text(HEADINGS.number, (item) => item.number),
    submitted.text(HEADINGS.title, (item) => item.title),
    submitted.text(HEADINGS.association, (item, language) => inWords(item.association.name, language)),
    submitted.text({ fr: 'Appel (numéro)', ar: 'الطلب (الرقم)', en: 'Call (number)' }, (item) => item.call.number),
    submitted.text(HEADINGS.call, (item, language) => inWords(item.call.title, language)),
    submitted.text(HEADINGS.domain, (item, language) => item.domainLabel?.[language] ?? item.domainCode),
    submitted.text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    submitted.text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    submitted.amount({ fr: 'Subvention demandée (DH)', ar: 'الدعم المطلوب (درهم)', en: 'Grant asked (MAD)' }, (item) => item.askedCentimes),
    submitted.amount({ fr: 'Coût total (DH)', ar: 'الكلفة الإجمالية (درهم)', en: 'Total cost (MAD)' }, (item) => item.totalCentimes),
    submitted.instant({ fr: 'Déposé le', ar: 'تاريخ الإيداع', en: 'Submitted on' }, (item) => momentOf(item.submitted)),
  ];

  constructor(private readonly programmes: Programmes) {}

  async items(em: Em, _actor: Actor, rows: readonly OfficerRow[]): Promise<ApplicationListItem[]> {
    const domains = await this.programmes.domainLabels(em);
    const labels = new Map(domains.map(({ code, label }) => [code, label]));
    return rows.map((row) => itemOf(row, labels.get(row.domainCode) ?? null));
  }
}

/** Field by field: taking a row apart by rest is the dearest part of a page. */
const itemOf = (row: OfficerRow, domainLabel: Label | null): ApplicationListItem => ({
  id: row.id,
  number: row.number,
  title: row.title,
  association: { id: row.associationId, name: row.association },
  call: { id: row.callId, number: row.callNumber, title: row.callTitle },
  domainCode: row.domainCode,
  domainLabel,
  regionCode: row.regionCode,
  state: row.state,
  stateLabel: applicationMachine.label(row.state),
  askedCentimes: row.askedCentimes,
  totalCentimes: row.totalCentimes,
  submitted: row.submittedAt && zonedInstant(row.submittedAt),
});

export interface OwnApplicationItem {
  id: string;
  number: string | null;
  title: string;
  call: CallSummary;
  state: ApplicationState;
  stateLabel: Label;
  askedCentimes: number;
  changed: ZonedInstant;
  submitted: ZonedInstant | null;
  /** Until when its association must act on it, and how pressing that is. */
  due: (ZonedInstant & { urgency: 'now' | 'soon' }) | null;
}

export class OwnApplicationsQuery extends ListQuery {}

const own = columnsFor<OwnApplicationItem>();

/** The files of the reader's association, as it may know them. */
@Injectable()
export class OwnApplicationsList implements List<OwnRow, OwnApplicationItem, OwnApplicationsQuery> {
  readonly name = 'own-applications';
  readonly title = { fr: 'Mes dossiers', ar: 'ملفاتي', en: 'My applications' };
  readonly policy = 'application.read_own';
  readonly query = OwnApplicationsQuery;
  readonly source = OWN;
  readonly columns = [
    own.text(HEADINGS.number, (item) => item.number),
    own.text(HEADINGS.title, (item) => item.title),
    own.text(HEADINGS.call, (item, language) => inWords(item.call.title, language)),
    own.text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    own.amount({ fr: 'Subvention demandée (DH)', ar: 'الدعم المطلوب (درهم)', en: 'Grant asked (MAD)' }, (item) => item.askedCentimes),
    own.instant({ fr: 'Déposé le', ar: 'تاريخ الإيداع', en: 'Submitted on' }, (item) => momentOf(item.submitted)),
    own.instant({ fr: 'À faire avant', ar: 'يجب القيام به قبل', en: 'To be done by' }, (item) => momentOf(item.due)),
  ];

  constructor(
    private readonly calls: Calls,
    private readonly tx: Tx,
  ) {}

  async items(em: Em, _actor: Actor, rows: readonly OwnRow[]): Promise<OwnApplicationItem[]> {
    const calls = await this.calls.summaries(
      em,
      rows.map((row) => row.callId),
    );
    const now = await this.tx.now(em);
    return rows.map((row) => ({
      id: row.id,
      number: row.number,
      title: row.title,
      call: calls.get(row.callId)!,
      state: knownState(row),
      stateLabel: applicationMachine.label(knownState(row)),
      askedCentimes: row.askedCentimes,
      changed: zonedInstant(row.changedAt),
      submitted: row.submittedAt && zonedInstant(row.submittedAt),
      due: row.dueAt && { ...zonedInstant(row.dueAt, calls.get(row.callId)!.closes.zone), urgency: urgencyOf(row.dueAt, now) },
    }));
  }
}
