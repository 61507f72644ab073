import { Injectable } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Directory } from '#identity';
import { Delays, Institutions, Parameters } from '#institution';
import { dayOfInstant, type Language } from '#kernel';
import { Deadlines } from '#notifications';
import {
  Files,
  found,
  Lifecycle,
  newId,
  Outbox,
  platformErrors,
  requireAccess,
  rowBy,
  Trail,
  Tx,
  violatesUnique,
  type Actor,
  type Em,
  type StoredFile,
} from '#platform';
import { VaultDocument } from '../data/association-parts.entity.js';
import { findAssociation, lockAssociation } from '../data/associations.store.js';
import { PresidencyClaim } from '../data/presidency.entity.js';
import { associationErrors } from '../domain/errors.js';
import type { PredecessorRole } from '../domain/member-roles.js';
import { presidencyClaimMachine } from '../domain/presidency-claim.machine.js';
import { OBJECTION_ENDS } from './association.deadlines.js';
import { PresidencyClaimMoved } from './association.events.js';
import { associationDelays } from './association.parameters.js';
import { presidencyClaimLife } from './association.lives.js';
import { MemberInvitations } from './member-invitations.js';

export interface ClaimCommand {
  name: string;
  email: string;
  language: Language;
  electedOn: string;
  predecessorRole: PredecessorRole;
}

/**
 * The presidency where its holder does not hand it over: a member names who was elected, on the strength of minutes in the vault; everybody of the
 * association is told; the president of today may object for a time; then an officer decides, and the person elected accepts.
 */
@Injectable()
export class PresidencyClaims {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly files: Files,
    private readonly lifecycle: Lifecycle,
    private readonly invitations: MemberInvitations,
    private readonly deadlines: Deadlines,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly institutions: Institutions,
    private readonly parameters: Parameters,
    private readonly delays: Delays,
  ) {}

  /** @throws NOT_FOUND · INVALID_REQUEST (no minutes in the vault) · PRESIDENCY_CLAIMED */
  claim(actor: Actor, associationId: string, command: ClaimCommand): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      await lockAssociation(em, associationId);
      requireAccess(actor, 'presidency_claim.claim', { associationId });
      const now = await this.tx.now(em);
      const minutes = await rowBy(em, VaultDocument, { associationId, kind: 'assembly_minutes', replacedAt: IsNull() });
      if (!minutes) throw platformErrors.INVALID_REQUEST({}, [{ path: 'documents.assembly_minutes', code: 'required' }]);
      if (command.electedOn > dayOfInstant(now)) throw platformErrors.INVALID_REQUEST({}, [{ path: 'electedOn', code: 'future' }]);
      const [president] = await this.directory.grantsIn(em, associationId, ['association.president']);
      const id = newId();
      const objectionUntil = await this.objectionEnd(em, now);
      try {
        await em.insert(PresidencyClaim, {
          id,
          associationId,
          candidateName: command.name,
          candidateEmail: command.email,
          candidateLanguage: command.language,
          electedOn: command.electedOn,
          predecessorRole: command.predecessorRole,
          minutesFileId: minutes.fileId,
          formerId: president?.personId ?? null,
          state: presidencyClaimMachine.initial,
          depositedBy: actor.personId!,
          depositedAt: now,
          objectionUntil,
        });
      } catch (error) {
        throw violatesUnique(error, 'presidency_claim_open_uq') ? associationErrors.PRESIDENCY_CLAIMED() : error;
      }
      await this.deadlines.set(em, OBJECTION_ENDS, id, objectionUntil);
      const to = presidencyClaimMachine.initial;
      await this.trail.record(em, actor, { subject: 'presidency_claim', subjectId: id, event: 'claim', to, detail: { associationId } });
      await this.outbox.publish(em, PresidencyClaimMoved, { claimId: id, event: 'claim' });
      return { id };
    });
  }

  /** The president of today may object for so long before anybody decides. */
  private async objectionEnd(em: Em, now: Date): Promise<Date> {
    const { id } = await this.institutions.principal(em);
    const { objectionDays } = (await this.parameters.at(em, associationDelays, id)).value;
    return this.delays.end(em, id, now, objectionDays);
  }

  /** The president of today says why the minutes do not hold. @throws NOT_FOUND · WRONG_STATE · OBJECTION_OVER */
  object(actor: Actor, associationId: string, id: string, objection: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'presidency_claim.object', { associationId });
      const claim = await this.lifecycle.lock(em, presidencyClaimLife, { id, associationId });
      presidencyClaimMachine.require(claim.state, 'object');
      if (claim.objectionUntil <= (await this.tx.now(em))) throw associationErrors.OBJECTION_OVER();
      await this.lifecycle.move(em, actor, presidencyClaimLife, claim, 'object', { objection }, { reason: objection });
    });
  }

  /** Whoever deposited the minutes takes them back. @throws NOT_FOUND · WRONG_STATE */
  withdraw(actor: Actor, associationId: string, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'presidency_claim.withdraw', { associationId });
      const claim = await this.lifecycle.lock(em, presidencyClaimLife, { id, associationId, depositedBy: actor.personId! });
      await this.lifecycle.move(em, actor, presidencyClaimLife, claim, 'withdraw', { decidedAt: await this.tx.now(em) });
    });
  }

  /**
   * An officer who does not belong to the association decides. Confirmed, the presidency is offered to the person elected: nobody presides
   * without having said yes.
   * @throws NOT_FOUND · WRONG_STATE · OWN_ASSOCIATION · STEP_UP_REQUIRED · OBJECTION_RUNS · ALREADY_MEMBER
   */
  decide(actor: Actor, associationId: string, id: string, event: 'confirm' | 'refuse', reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { regionCode } = await lockAssociation(em, associationId);
      requireAccess(actor, `presidency_claim.${event}`, { associationId, regionCode });
      const claim = await this.lifecycle.lock(em, presidencyClaimLife, { id, associationId });
      presidencyClaimMachine.require(claim.state, event);
      const now = await this.tx.now(em);
      if (event === 'confirm' && claim.objectionUntil > now) throw associationErrors.OBJECTION_RUNS();
      const change = { decidedBy: actor.personId, decidedAt: now, decisionReason: reason };
      await this.lifecycle.move(em, actor, presidencyClaimLife, claim, event, change, { reason });
      if (event === 'confirm') await this.invitations.offerOnMinutes(em, actor, claim);
    });
  }

  /** The minutes as they were when they were deposited. @throws NOT_FOUND */
  minutes(actor: Actor, associationId: string, id: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    return this.tx.run(async (em) => {
      const { regionCode } = await findAssociation(em, associationId);
      requireAccess(actor, 'association.read', { associationId, regionCode });
      const file = await this.files.describe(em, (await found(em, PresidencyClaim, { id, associationId })).minutesFileId);
      return { file, bytes: await this.files.read(file) };
    });
  }
}
