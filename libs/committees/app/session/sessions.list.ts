import { Injectable } from '@nestjs/common';
import { Calls } from '#calls';
import { REGION_CODES, zonedInstant } from '#kernel';
import {
  ChoiceField,
  columnsFor,
  HEADINGS,
  IdField,
  inWords,
  ListQuery,
  momentOf,
  regionIn,
  type Actor,
  type Em,
  type List,
} from '#platform';
import { SESSIONS, type SessionListRow } from '../../data/sessions.list.js';
import { sessionMachine, type SessionState } from '../../domain/session.machine.js';
import type { SessionRow } from '../committee.views.js';

export class SessionsQuery extends ListQuery {
  @IdField({ optional: true }) callId?: string;
  @IdField({ optional: true }) committeeId?: string;
  @ChoiceField(sessionMachine.states, { optional: true }) state?: SessionState;
  @ChoiceField(REGION_CODES, { optional: true }) regionCode?: string;
}

const { text, instant } = columnsFor<SessionRow>();

/** The sessions that a reader may see. */
@Injectable()
export class SessionsList implements List<SessionListRow, SessionRow, SessionsQuery> {
  readonly name = 'committee-sessions';
  readonly title = { fr: 'Séances des comités', ar: 'جلسات اللجان', en: 'Committee sessions' };
  readonly policy = 'session.read';
  readonly query = SessionsQuery;
  readonly source = SESSIONS;
  readonly columns = [
    instant({ fr: 'Date et heure', ar: 'التاريخ والساعة', en: 'Date and time' }, (item) => momentOf(item.held)),
    text({ fr: 'Comité', ar: 'اللجنة', en: 'Committee' }, (item, language) => inWords(item.committee, language)),
    text(HEADINGS.region, (item, language) => regionIn(item.regionCode, language)),
    text({ fr: 'Numéro de l’appel', ar: 'رقم طلب المشاريع', en: 'Number of the call' }, (item) => item.call.number),
    text(HEADINGS.call, (item, language) => inWords(item.call.title, language)),
    text({ fr: 'Lieu', ar: 'المكان', en: 'Place' }, (item, language) => inWords(item.place, language)),
    text(HEADINGS.state, (item, language) => item.stateLabel[language]),
    text({ fr: 'Procès-verbal', ar: 'المحضر', en: 'Minutes' }, (item) => item.minutesNumber),
  ];

  constructor(private readonly calls: Calls) {}

  async items(em: Em, _actor: Actor, rows: readonly SessionListRow[]): Promise<SessionRow[]> {
    const calls = await this.calls.summaries(
      em,
      rows.map((row) => row.callId),
    );
    return rows.map(({ callId, heldAt, ...row }) => ({
      ...row,
      call: { id: callId, number: calls.get(callId)?.number ?? '', title: calls.get(callId)?.title ?? { fr: '', ar: '' } },
      stateLabel: sessionMachine.label(row.state),
      held: zonedInstant(heldAt),
    }));
  }
}
