import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { newId, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { MinutesAbsence, MinutesSignatory } from '../../data/decision.entity.js';
import type { CommitteeSession } from '../../data/session.entity.js';
import { signatoriesOf, type SignatoryRow } from '../../data/signatories.queries.js';
import { signingProgress, type AbsenceKind, type Signatory, type SignatoryQuality, type SigningProgress } from '../../domain/signatures.js';
import { Finalise } from '../decision/finalise.js';
import { SessionAccess } from '../session/session-access.js';

/** Who must sign the minutes of a session, who no longer can, and the moment in which they are complete. */
@Injectable()
export class SigningDesk {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly access: SessionAccess,
    private readonly final: Finalise,
  ) {}

  /** Who sits at the closing will sign. */
  async open(em: Em, session: CommitteeSession): Promise<void> {
    const sitting = await this.sitting(em, session);
    await em.insert(
      MinutesSignatory,
      sitting.map(({ memberId, quality }) => ({ sessionId: session.id, memberId, quality })),
    );
  }

  /** Those who sit now: the holders of seats, and the secretaries present who have declared. */
  async sitting(em: Em, session: CommitteeSession): Promise<{ memberId: string; quality: SignatoryQuality }[]> {
    const { voters } = await this.access.quorumOf(em, session);
    return (await this.access.panel(em, session))
      .filter((member) => voters.includes(member.memberId) || (member.function === 'secretary' && member.present && member.declared))
      .map(({ memberId, function: quality }) => ({ memberId, quality }));
  }

  async progress(em: Em, sessionId: string): Promise<SigningProgress> {
    return signingProgress(await this.signatories(em, sessionId), await this.access.actingIn(em, sessionId));
  }

  /** Those who have signed or still can. */
  async able(em: Em, session: CommitteeSession): Promise<Signatory[]> {
    return (await this.signatories(em, session.id)).filter((signatory) => signatory.signed || !signatory.absence);
  }

  async recordAbsence(
    em: Em,
    actor: Actor,
    session: CommitteeSession,
    absence: { memberId: string; kind: AbsenceKind; reason: string | null },
  ): Promise<void> {
    const { memberId, kind, reason } = absence;
    await em.insert(MinutesAbsence, {
      ...{ id: newId(), sessionId: session.id, memberId, kind, reason },
      recordedBy: actor.personId,
      at: await this.tx.now(em),
    });
    const event = kind === 'refused' ? 'refuse_signature' : 'record_absence';
    await this.trail.record(em, actor, {
      subject: 'session',
      subjectId: session.id,
      event,
      reason: reason ?? undefined,
      detail: { memberId, kind },
    });
  }

  /** Writes down whose mandate has ended, and finishes the minutes when nobody else is awaited; the caller holds the session's lock. */
  async settle(em: Em, session: CommitteeSession): Promise<boolean> {
    if (session.state !== 'closed') return false;
    for (const { memberId, signed, absence, mandateEnded } of await this.rows(em, session.id)) {
      if (mandateEnded && !signed && !absence)
        await this.recordAbsence(em, SYSTEM, session, { memberId, kind: 'mandate_ended', reason: null });
    }
    const { complete } = await this.progress(em, session.id);
    if (complete) await this.final.execute(em, session);
    return complete;
  }

  async signatories(em: Em, sessionId: string): Promise<Signatory[]> {
    const rows = await this.rows(em, sessionId);
    return rows.map(({ mandateEnded, ...row }) => ({
      ...row,
      absence: row.absence ?? (mandateEnded && !row.signed ? 'mandate_ended' : null),
    }));
  }

  private async rows(em: Em, sessionId: string): Promise<SignatoryRow[]> {
    return signatoriesOf(em, sessionId, dayOfInstant(await this.tx.now(em)));
  }
}
