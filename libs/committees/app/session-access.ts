import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { Lifecycle, platformErrors, requireAccess, Tx, found, type Actor, type Em, type PolicyName } from '#platform';
import { CommitteeMember } from '../data/committee.entity.js';
import { SessionActing } from '../data/decision.entity.js';
import { CommitteeSession, SessionDeclaration } from '../data/session.entity.js';
import { readerOf, sessionOfVisible, standingConflict, type Reader } from '../data/visible-files.js';
import { sits, type CollegeCode, type MemberFunction, type Presence } from '../domain/colleges.js';
import { committeeErrors } from '../domain/errors.js';
import { quorum, type Quorum, type QuorumRule, type SeatMember } from '../domain/quorum.js';
import type { Acting } from '../domain/signatures.js';
import { sessionLife } from './committee.lives.js';

/** What conducts a session: for its chair and secretary, and for the member who was designated to act for one of them. */
export const CONDUCT: ReadonlySet<string> = new Set([
  'session.attendance',
  'session.open',
  'session.deliberate',
  'session.close',
  'session.designate',
  'session.pin_conflict',
  'session.simulate',
  'decision.propose',
  'decision.vote',
  'decision.postpone',
  'minutes.record_absence',
]);

/** A session as one actor meets it. */
export interface Entrance {
  session: CommitteeSession;
  /** The actor's seat in the committee, whatever role they act under now. */
  seat: CommitteeMember | null;
  reader: Reader;
}

/** A member of the panel, with their presence and (for one file) their recusal. */
export interface PanelMember extends SeatMember {
  personId: string;
  function: MemberFunction;
  presence: Presence | null;
}

/** Opens the door of a session: scope, role, seat, declaration; counts its panel. */
@Injectable()
export class SessionAccess {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
  ) {}

  /** @throws NOT_FOUND · FORBIDDEN · STEP_UP_REQUIRED */
  async enter(em: Em, actor: Actor, policy: PolicyName, sessionId: string, options: { lock?: true } = {}): Promise<Entrance> {
    const session = options.lock ? await this.lifecycle.lock(em, sessionLife, sessionId) : await found(em, CommitteeSession, sessionId);
    requireAccess(actor, policy, { regionCode: session.regionCode, committeeId: session.committeeId });
    const seat = actor.personId ? await this.seatOf(em, session.committeeId, actor.personId) : null;
    if (actor.role.startsWith('committee.') && !seat) throw platformErrors.NOT_FOUND();
    if (actor.role === 'committee.member' && CONDUCT.has(policy) && !(await this.conducts(em, sessionId, seat!.id)))
      throw platformErrors.FORBIDDEN();
    return { session, seat, reader: readerOf(actor) };
  }

  /**
   * The same, for whatever shows or changes the content of files: members and secretaries must have declared first.
   * @throws DECLARATION_REQUIRED
   */
  async enterContent(em: Em, actor: Actor, policy: PolicyName, sessionId: string, options: { lock?: true } = {}): Promise<Entrance> {
    const entrance = await this.enter(em, actor, policy, sessionId, options);
    if (actor.role.startsWith('committee.')) {
      const declared = await em.existsBy(SessionDeclaration, { sessionId, memberId: entrance.seat!.id });
      if (!declared) throw committeeErrors.DECLARATION_REQUIRED();
    }
    return entrance;
  }

  /** Who was designated to act for the presiding person and the secretary. */
  async actingIn(em: Em, sessionId: string): Promise<Acting> {
    const rows = await em.find(SessionActing, { where: { sessionId }, order: { at: 'ASC', id: 'ASC' } });
    const latest = new Map(rows.map((row) => [row.function, row.memberId]));
    return { chair: latest.get('chair') ?? null, secretary: latest.get('secretary') ?? null };
  }

  async conducts(em: Em, sessionId: string, memberId: string): Promise<boolean> {
    const { chair, secretary } = await this.actingIn(em, sessionId);
    return memberId === chair || memberId === secretary;
  }

  /** The session of a file that the actor may know of: before anything else is said of it, whatever their role. @throws NOT_FOUND */
  async sessionOf(em: Em, actor: Actor, fileId: string): Promise<string> {
    const sessionId = await sessionOfVisible(em, fileId, readerOf(actor));
    if (!sessionId) throw platformErrors.NOT_FOUND();
    return sessionId;
  }

  /** Everybody with a mandate on the day of the session, and whoever sat at its closing; recusals are those of one file, when it is given. */
  async panel(em: Em, session: CommitteeSession, fileId: string | null = null): Promise<PanelMember[]> {
    const rows = await em.query<PanelRow[]>(
      `SELECT m.id, m.person_id, m.function, m.college_code, m.substitute_of_id,
         (SELECT a.presence FROM session_attendance a WHERE a.session_id = $1 AND a.member_id = m.id ORDER BY a.at DESC, a.id DESC LIMIT 1) AS presence,
         EXISTS (SELECT 1 FROM session_declaration d WHERE d.session_id = $1 AND d.member_id = m.id) AS declared,
         ($3::uuid IS NOT NULL AND ${standingConflict('$3::uuid', 'm.id')}) AS recused
       FROM committee_member m
       WHERE m.committee_id = $2 AND (m.mandate_from <= $4::date AND (m.mandate_until IS NULL OR m.mandate_until >= $4::date)
         OR EXISTS (SELECT 1 FROM minutes_signatory y WHERE y.session_id = $1 AND y.member_id = m.id))
       ORDER BY m.college_code NULLS LAST, m.substitute_of_id NULLS FIRST, m.id`,
      [session.id, session.committeeId, fileId, dayOfInstant(session.heldAt)],
    );
    return rows.map((row) => ({
      memberId: row.id,
      personId: row.person_id,
      function: row.function,
      college: row.college_code,
      substituteOf: row.substitute_of_id,
      presence: row.presence,
      present: sits(row.presence ?? undefined),
      declared: row.declared,
      recused: row.recused,
    }));
  }

  async quorumOf(em: Em, session: CommitteeSession, fileId: string | null = null): Promise<Quorum> {
    const rule = await em.query<QuorumRule[]>(
      `SELECT quorum_basis_points AS "shareBasisPoints", quorum_per_college AS "minPerCollege" FROM committee WHERE id = $1`,
      [session.committeeId],
    );
    const voting = (await this.panel(em, session, fileId)).filter((member) => member.function !== 'secretary');
    return quorum(voting, rule[0]!);
  }

  /** @throws QUORUM_NOT_REACHED {present, seats, required} */
  async requireQuorum(em: Em, session: CommitteeSession, fileId: string | null = null): Promise<Quorum> {
    const result = await this.quorumOf(em, session, fileId);
    if (!result.reached) {
      const { present, seats, required, colleges } = result;
      throw committeeErrors.QUORUM_NOT_REACHED({ present, seats, required, colleges });
    }
    return result;
  }

  private async seatOf(em: Em, committeeId: string, personId: string): Promise<CommitteeMember | null> {
    const seat = await em.findOneBy(CommitteeMember, { committeeId, personId });
    if (!seat) return null;
    const today = dayOfInstant(await this.tx.now(em));
    return seat.mandateFrom <= today && (seat.mandateUntil === null || seat.mandateUntil >= today) ? seat : null;
  }
}

interface PanelRow {
  id: string;
  person_id: string;
  function: MemberFunction;
  /** A secretary has no college and is left out of every count. */
  college_code: CollegeCode;
  substitute_of_id: string | null;
  presence: Presence | null;
  declared: boolean;
  recused: boolean;
}
