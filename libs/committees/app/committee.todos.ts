import { Injectable } from '@nestjs/common';
import { dayOfInstant, withClock, zonedInstant, type Label, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import { hiddenFrom, Tx, type Actor, type Em } from '#platform';
import { Calls } from '#calls';
import { standingConflict } from '../data/visible-files.js';
import type { SessionState } from '../domain/session.machine.js';

interface OpenSession {
  id: string;
  state: SessionState;
  heldAt: Date;
  callId: string;
  declared: boolean;
  /** Files the member may see and has not scored. */
  toScore: number;
  seated: boolean;
  /** The minutes wait for their signature. */
  toSign: boolean;
}

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
    const sessions = await em.query<OpenSession[]>(
      `SELECT s.id, s.state, s.held_at AS "heldAt", s.call_id AS "callId",
         EXISTS (SELECT 1 FROM session_declaration d WHERE d.session_id = s.id AND d.member_id = m.id) AS declared,
         (SELECT count(*)::int FROM session_file f WHERE f.session_id = s.id AND NOT ${standingConflict('f.id', 'm.id')}
            AND NOT EXISTS (SELECT 1 FROM score_sheet x WHERE x.file_id = f.id AND x.member_id = m.id AND x.state = 'sent')) AS "toScore",
         coalesce((SELECT a.presence FROM session_attendance a WHERE a.session_id = s.id AND a.member_id = m.id
            ORDER BY a.at DESC, a.id DESC LIMIT 1) IN ('present', 'remote'), false) AS seated,
         EXISTS (SELECT 1 FROM minutes_signatory y WHERE y.session_id = s.id AND y.member_id = m.id)
           AND NOT EXISTS (SELECT 1 FROM minutes_signature g WHERE g.session_id = s.id AND g.member_id = m.id)
           AND NOT EXISTS (SELECT 1 FROM minutes_absence b WHERE b.session_id = s.id AND b.member_id = m.id) AS "toSign"
       FROM committee_session s JOIN committee k ON k.id = s.committee_id JOIN committee_member m ON m.committee_id = k.id
       WHERE m.person_id = $1 AND s.committee_id = $2 AND s.state IN ('convened', 'open', 'deliberating', 'closed')
         AND m.mandate_from <= $3::date AND (m.mandate_until IS NULL OR m.mandate_until >= $3::date)
       ORDER BY s.held_at LIMIT 10`,
      [actor.personId, actor.scope.committeeId, dayOfInstant(await this.tx.now(em))],
    );
    const calls = await this.calls.summaries(
      em,
      sessions.map(({ callId }) => callId),
    );
    return sessions.flatMap((session) => itemsOf(session, calls.get(session.callId)!.title, actor.role));
  }

  private async forOfficer(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<{ count: number }[]>(
      `SELECT count(*)::int AS count FROM decision_letter
       WHERE state = 'drafted' AND file_id IS NOT NULL AND ($1::text IS NULL OR region_code = $1) AND NOT (association_id = ANY($2::uuid[]))
         AND NOT (application_id = ANY($3::uuid[]))`,
      [actor.scope.regionCode ?? null, actor.ownAssociationIds, hiddenFrom(actor)],
    );
    const count = rows[0]!.count;
    const label = { fr: 'Lettres de décision à approuver', ar: 'رسائل قرارات في انتظار الموافقة', en: 'Decision letters to approve' };
    return count > 0 ? [{ key: 'committees.letters', label, href: '/app/committees/letters?state=drafted', count, tone: 'now' }] : [];
  }
}

/** A member may have several sessions of one committee: each is told by its call and its day. */
function itemsOf(session: OpenSession, call: Localized, role: string): TodoItem[] {
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
  if (session.state === 'closed') return session.toSign ? [item('sign')] : [];
  if (!session.declared) return [item('declare', { about: { ...call, en: call.en ?? call.fr }, due: held })];
  const items: TodoItem[] = [];
  if (votes && session.state === 'open' && session.seated && session.toScore > 0) items.push(item('score', { count: session.toScore }));
  if (role !== 'committee.member') items.push(item('run', { tone: session.state === 'convened' ? 'soon' : 'now' }));
  return items;
}
