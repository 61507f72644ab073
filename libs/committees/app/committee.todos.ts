import { Injectable } from '@nestjs/common';
import { dayOfInstant, withClock, zonedInstant, type Label, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import { Tx, type Actor, type Em } from '#platform';
import { Calls } from '#calls';
import { countToApprove } from '../data/letters.queries.js';
import { sessionsOf, type OwedSession } from '../data/sessions.queries.js';

const LABELS: Record<'declare' | 'score' | 'sign' | 'run', Label> = {
  declare: {
    fr: 'Déclarer confidentialité et conflits d’intérêts',
    ar: 'التصريح بالالتزام بالسرية وبتضارب المصالح',
    en: 'Declare confidentiality and conflicts of interest',
  },
  score: { fr: 'Noter les dossiers', ar: 'تنقيط الملفات', en: 'Score the files' },
  sign: { fr: 'Signer le procès-verbal', ar: 'توقيع المحضر', en: 'Sign the minutes' },
  run: { fr: 'Conduire la séance', ar: 'تسيير الجلسة', en: 'Run the session' },
};

/** What members owe their sessions, and letters that wait for a programme officer. */
@Injectable()
export class CommitteeTodos implements TodoSource {
  readonly roles = ['committee.member', 'committee.chair', 'committee.secretary', 'programme.officer'];

  constructor(
    private readonly tx: Tx,
    private readonly calls: Calls,
  ) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    return actor.role === 'programme.officer' ? this.forOfficer(em, actor) : this.forMember(em, actor);
  }

  private async forMember(em: Em, actor: Actor): Promise<TodoItem[]> {
    const today = dayOfInstant(await this.tx.now(em));
    const sessions = await sessionsOf(em, actor.personId, actor.scope.committeeId, today);
    const calls = await this.calls.summaries(
      em,
      sessions.map(({ callId }) => callId),
    );
    return sessions.flatMap((session) => itemsOf(session, calls.get(session.callId)!.title, actor.role));
  }

  private async forOfficer(em: Em, actor: Actor): Promise<TodoItem[]> {
    const count = await countToApprove(em, actor);
    const label = { fr: 'Lettres de décision à approuver', ar: 'رسائل قرارات في انتظار الموافقة', en: 'Decision letters to approve' };
    return count > 0 ? [{ key: 'committees.letters', label, href: '/app/committees/letters?state=drafted', count, tone: 'now' }] : [];
  }
}

/** A member may have several sessions of one committee: each is told by its call and its day. */
function itemsOf(session: OwedSession, call: Localized, role: string): TodoItem[] {
  const held = zonedInstant(session.heldAt);
  const day = withClock(held);
  const about = {
    fr: `${call.fr} · séance du ${day.fr}`,
    ar: `${call.ar} · جلسة ${day.ar}`,
    en: `${call.en ?? call.fr} · session of ${day.en}`,
  };
  const href = `/app/committees/sessions/${session.id}`;
  const item = (act: keyof typeof LABELS, more: Partial<TodoItem> = {}): TodoItem => ({
    key: `committees.${act}.${session.id}`,
    label: LABELS[act],
    about,
    href,
    tone: 'now',
    ...more,
  });
  const votes = role !== 'committee.secretary';
  if (session.state === 'closed')
    return session.toSign ? [item('sign', session.minutesDueAt ? { due: zonedInstant(session.minutesDueAt) } : {})] : [];
  if (!session.declared) return [item('declare', { about: { ...call, en: call.en ?? call.fr }, due: held })];
  const items: TodoItem[] = [];
  if (votes && session.state === 'open' && session.seated && session.toScore > 0)
    items.push(item('score', { count: session.toScore, due: held }));
  if (role !== 'committee.member') items.push(item('run', { tone: session.state === 'convened' ? 'soon' : 'now' }));
  return items;
}
