import { Injectable } from '@nestjs/common';
import { REGION_CODES, zonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  inWords,
  ListQuery,
  momentOf,
  namesIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { CALLS, type ListedCall } from '../data/calls.list.js';
import { KIND_LABELS } from '../domain/call-rules.js';
import { callMachine, type CallState } from '../domain/call.machine.js';
import type { CallListItem } from './call.views.js';
import { namedRegions } from './named.js';

export class CallsQuery extends ListQuery {
  @ChoiceField(callMachine.states, { optional: true }) state?: CallState;
  @IdField({ optional: true }) programmeId?: string;
  @ChoiceField(REGION_CODES, { optional: true }) region?: string;
}

const { text, number, instant } = columnsFor<CallListItem>();

/** The calls as the administration works on them. */
@Injectable()
export class CallsList implements List<ListedCall, CallListItem, CallsQuery> {
  readonly name = 'calls';
  readonly title = { fr: 'Appels à projets', ar: 'طلبات المشاريع', en: 'Calls' };
  readonly policy = 'call.read';
  readonly query = CallsQuery;
  readonly source = CALLS;
  readonly columns = [
    text(HEADINGS.number, (item) => item.number),
    text(HEADINGS.title, (item, language) => inWords(item.title, language)),
    text({ fr: 'Nature', ar: 'الصنف', en: 'Kind' }, (item, language) => KIND_LABELS[item.kind][language]),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Régions', ar: 'الجهات', en: 'Regions' }, (item, language) =>
      namesIn(
        item.regions.map(({ label }) => label),
        language,
      ),
    ),
    instant({ fr: 'Ouverture', ar: 'الافتتاح', en: 'Opens' }, (item) => momentOf(item.opens)),
    instant({ fr: 'Clôture', ar: 'الإغلاق', en: 'Closes' }, (item) => momentOf(item.closes)),
    number({ fr: 'Questions en attente', ar: 'أسئلة في الانتظار', en: 'Waiting questions' }, (item) => item.waitingQuestions),
  ];

  items(_em: Em, _actor: Actor, rows: readonly ListedCall[]): Promise<CallListItem[]> {
    return Promise.resolve(rows.map(callListItem));
  }
}

export function callListItem(row: ListedCall): CallListItem {
  const zone = row.zone ?? undefined;
  return {
    id: row.id,
    number: row.number,
    kind: row.kind,
    title: row.title,
    state: row.state,
    stateLabel: callMachine.label(row.state),
    regions: namedRegions(row.regionCodes),
    opens: row.opensAt && zonedInstant(row.opensAt, zone),
    closes: row.closesAt && zonedInstant(row.closesAt, zone),
    waitingQuestions: row.waitingQuestions,
  };
}
