import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { found, Lifecycle, platformErrors, requireAccess, together, type Actor, type Em, type PolicyName } from '#platform';
import { Committee } from '../../data/committee.entity.js';
import { SessionActing } from '../../data/decision.entity.js';
import { CommitteeSession, type SessionRules } from '../../data/session.entity.js';
import { panelOn, seatIn, type SeatRow } from '../../data/sessions.queries.js';
import { readerOf, sessionOfVisible, type Reader } from '../../data/visible-files.js';
import { sits, type MemberFunction, type Presence } from '../../domain/colleges.js';
import { committeeErrors } from '../../domain/errors.js';
import { quorum, type Quorum, type QuorumRule, type SeatMember } from '../../domain/quorum.js';
import type { Acting } from '../../domain/signatures.js';
import { sessionLife } from '../committee.lives.js';

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

/** `whole`: nobody else acts in the session meanwhile. `shared`: others who share it do, whoever conducts it waits. */
export type SessionLock = 'whole' | 'shared';

/** A session as one actor meets it. */
export interface Entrance {
  session: CommitteeSession;
  /** The actor's seat in the committee, whatever role they act under now. */
  seat: SeatRow | null;
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
  constructor(private readonly lifecycle: Lifecycle) {}

  /** @throws NOT_FOUND · FORBIDDEN · STEP_UP_REQUIRED */
  async enter(em: Em, actor: Actor, policy: PolicyName, sessionId: string, options: { lock?: SessionLock } = {}): Promise<Entrance> {
    const [session, held] = await together(
      em,
      () => this.session(em, sessionId, options.lock),
      async () => (actor.personId ? seatIn(em, sessionId, actor.personId) : null),
    );
    requireAccess(actor, policy, {
      programmeId: session.programmeId,
      regionCode: session.regionCode,
      committeeId: session.committeeId,
    });
    const seat = held && isHeldNow(held) ? held : null;
    if (actor.role.startsWith('committee.') && !seat) throw platformErrors.NOT_FOUND();
    if (actor.role === 'committee.member' && CONDUCT.has(policy) && !(await this.conducts(em, sessionId, seat!.id)))
      throw platformErrors.FORBIDDEN();
    return { session, seat, reader: readerOf(actor) };
  }

  /**
   * The same, for whatever shows or changes the content of files: members and secretaries must have declared first.
   * @throws DECLARATION_REQUIRED
   */
  async enterContent(em: Em, actor: Actor, policy: PolicyName, sessionId: string, options: { lock?: SessionLock } = {}): Promise<Entrance> {
    const entrance = await this.enter(em, actor, policy, sessionId, options);
    if (actor.role.startsWith('committee.') && !entrance.seat!.declared) throw committeeErrors.DECLARATION_REQUIRED();
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
  async sessionOf(em: Em, actor: Actor, sessionFileId: string): Promise<string> {
    const sessionId = await sessionOfVisible(em, sessionFileId, readerOf(actor));
    if (!sessionId) throw platformErrors.NOT_FOUND();
    return sessionId;
  }

  /** Everybody with a mandate on the day of the session, and whoever sat at its closing; recusals are those of one file, when it is given. */
  async panel(em: Em, session: CommitteeSession, sessionFileId: string | null = null): Promise<PanelMember[]> {
    const rows = await panelOn(em, session, dayOfInstant(session.heldAt), sessionFileId);
    return rows.map(({ id, ...row }) => ({ ...row, memberId: id, present: sits(row.presence ?? undefined) }));
  }

  /** Its own once it has opened; until then those of its committee. */
  async rulesOf(em: Em, { rules, committeeId }: Pick<CommitteeSession, 'rules' | 'committeeId'>): Promise<SessionRules> {
    return rules ?? found(em, Committee, committeeId);
  }

  async quorumOf(em: Em, session: CommitteeSession, sessionFileId: string | null = null): Promise<Quorum> {
    const [{ quorumBasisPoints, quorumPerCollege }, panel] = await together(
      em,
      () => this.rulesOf(em, session),
      () => this.panel(em, session, sessionFileId),
    );
    const rule: QuorumRule = { shareBasisPoints: quorumBasisPoints, minPerCollege: quorumPerCollege };
    const voting = panel.filter((member) => member.function !== 'secretary');
    return quorum(voting, rule);
  }

  /** @throws QUORUM_NOT_REACHED {present, seats, required} */
  async requireQuorum(em: Em, session: CommitteeSession, sessionFileId: string | null = null): Promise<Quorum> {
    const result = await this.quorumOf(em, session, sessionFileId);
    if (!result.reached) {
      const { present, seats, required, colleges } = result;
      throw committeeErrors.QUORUM_NOT_REACHED({ present, seats, required, colleges });
    }
    return result;
  }

  private session(em: Em, id: string, lock: SessionLock | undefined): Promise<CommitteeSession> {
    if (lock === 'whole') return this.lifecycle.lock(em, sessionLife, id);
    return lock === 'shared' ? this.lifecycle.share(em, sessionLife, id) : found(em, CommitteeSession, id);
  }
}

function isHeldNow({ now, mandateFrom, mandateUntil }: SeatRow): boolean {
  const today = dayOfInstant(now);
  return mandateFrom <= today && (mandateUntil === null || mandateUntil >= today);
}
