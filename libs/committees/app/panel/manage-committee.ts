import { Institutions, offered } from '#institution';
import { Injectable } from '@nestjs/common';
import { Accounts, Grants, type Role } from '#identity';
import { dayOfInstant, instantOfWall, type Language, type Localized } from '#kernel';
import { Deadlines } from '#notifications';
import { newId, platformErrors, requireAccess, rowBy, Trail, Tx, type Actor, type Em } from '#platform';
import { Committee, CommitteeMember } from '../../data/committee.entity.js';
import { committeeSubject } from '../committee-subject.js';
import type { MemberFunction } from '../../domain/colleges.js';
import { CommitteeSession } from '../../data/session.entity.js';
import { isFunctionHeld } from '../../data/sessions.queries.js';
import { committeeErrors } from '../../domain/errors.js';
import { endOfMandate, SEAT_MANDATE_ENDS } from '../committee.deadlines.js';
import { CommitteeRules } from './committee-rules.js';
import { SigningDesk } from '../minutes/signing-desk.js';

export interface CommitteeSettings {
  name: Localized;
  quorumBasisPoints: number;
  quorumPerCollege: number;
  convocationDays: number;
  appealDays: number;
}

export interface NewMember {
  committeeId: string;
  email: string;
  name: string;
  language: Language;
  function: MemberFunction;
  collegeCode: string | null;
  substituteOfId: string | null;
  mandateFrom: string;
  mandateUntil: string | null;
  employer: string | null;
  ties: string | null;
}

const ROLE: Record<MemberFunction, Role> = { member: 'committee.member', chair: 'committee.chair', secretary: 'committee.secretary' };

/** Sets up committees and their members; a member's role lasts as long as the mandate. */
@Injectable()
export class ManageCommittee {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly accounts: Accounts,
    private readonly grants: Grants,
    private readonly signing: SigningDesk,
    private readonly deadlines: Deadlines,
    private readonly institutions: Institutions,
    private readonly rules: CommitteeRules,
  ) {}

  create(actor: Actor, command: CommitteeSettings & { regionCode: string }): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'committee.manage', { regionCode: command.regionCode });
      const id = newId();
      const institutionId = actor.scope.institutionId ?? (await this.institutions.principal(em)).id;
      await em.insert(Committee, { id, institutionId, ...command, ...(await this.rules.copied(em, institutionId)) });
      await this.trail.record(em, actor, { subject: 'committee', subjectId: id, event: 'create', detail: command });
      return { id };
    });
  }

  /** @throws NOT_FOUND */
  change(actor: Actor, id: string, settings: CommitteeSettings): Promise<void> {
    return this.tx.run(async (em) => {
      await this.lock(em, actor, id);
      await em.update(Committee, { id }, { ...settings });
      await this.trail.record(em, actor, { subject: 'committee', subjectId: id, event: 'change', detail: settings });
    });
  }

  /**
   * Takes the colleges, the rule of voting and the delay for minutes of its institution as they are today; sessions that have opened keep theirs.
   * @throws NOT_FOUND
   */
  takeRules(actor: Actor, id: string): Promise<void> {
    return this.tx.run(async (em) => {
      const { institutionId, rulesRevisionId } = await this.lock(em, actor, id);
      const rules = await this.rules.copied(em, institutionId);
      if (rules.rulesRevisionId === rulesRevisionId) return;
      await em.update(Committee, { id }, rules);
      await this.trail.record(em, actor, { subject: 'committee', subjectId: id, event: 'take_rules', detail: rules });
    });
  }

  /** Brings a person in, with an invitation when they have no account. @throws NOT_FOUND · STEP_UP_REQUIRED · WRONG_SEAT · MEMBER_EXISTS */
  addMember(actor: Actor, command: NewMember): Promise<{ id: string }> {
    return this.tx.run(async (em) => {
      const committee = await this.lock(em, actor, command.committeeId, 'committee.appoint');
      await this.checkSeat(em, committee, command);
      const person = await this.accounts.invite(em, actor, command);
      if (person.id === actor.personId) throw committeeErrors.OWN_SEAT();
      const { committeeId, collegeCode } = command;
      if (await em.existsBy(CommitteeMember, { committeeId, personId: person.id })) throw committeeErrors.MEMBER_EXISTS();
      const seat = {
        committeeId,
        collegeCode,
        validUntil: command.mandateUntil ? endOfDay(command.mandateUntil) : null,
      };
      const grant = await this.grants.grant(em, actor, person.id, ROLE[command.function], seat, { invited: true });
      const id = newId();
      await em.insert(CommitteeMember, {
        ...{ id, committeeId, collegeCode, personId: person.id, grantId: grant.id },
        function: command.function,
        substituteOfId: command.substituteOfId,
        mandateFrom: command.mandateFrom,
        mandateUntil: command.mandateUntil,
        employer: command.employer,
        ties: command.ties,
      });
      if (command.mandateUntil) await this.deadlines.set(em, SEAT_MANDATE_ENDS, id, endOfMandate(command.mandateUntil));
      await this.trail.record(em, actor, {
        subject: 'committee',
        subjectId: committeeId,
        event: 'add_member',
        detail: { memberId: id, function: command.function, collegeCode },
      });
      return { id };
    });
  }

  /** Ends a mandate today; the seat stays in the sessions that were held, and minutes that wait for it only are finished. @throws NOT_FOUND */
  endMandate(actor: Actor, memberId: string, reason: string): Promise<void> {
    return this.tx.run(async (em) => {
      const member = await rowBy(em, CommitteeMember, { id: memberId }, 'FOR UPDATE');
      if (!member) throw platformErrors.NOT_FOUND();
      await this.lock(em, actor, member.committeeId);
      const today = dayOfInstant(await this.tx.now(em));
      await em.update(CommitteeMember, { id: memberId }, { mandateUntil: today < member.mandateFrom ? member.mandateFrom : today });
      await this.grants.revoke(em, actor, member.grantId);
      await this.deadlines.cancel(em, SEAT_MANDATE_ENDS, memberId);
      await this.trail.record(em, actor, {
        subject: 'committee',
        subjectId: member.committeeId,
        event: 'end_mandate',
        reason,
        detail: { memberId },
      });
      const where = { committeeId: member.committeeId, state: 'closed' as const };
      const waiting = await em.find(CommitteeSession, { where, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
      for (const session of waiting) await this.signing.settle(em, session);
    });
  }

  private async lock(
    em: Em,
    actor: Actor,
    id: string,
    policy: 'committee.manage' | 'committee.appoint' = 'committee.manage',
  ): Promise<Committee> {
    const committee = await rowBy(em, Committee, { id }, 'FOR UPDATE');
    if (!committee) throw platformErrors.NOT_FOUND();
    requireAccess(actor, policy, committeeSubject(committee));
    return committee;
  }

  private async checkSeat(em: Em, { colleges }: Committee, command: NewMember): Promise<void> {
    const voting = command.function !== 'secretary';
    // One presides and one keeps the minutes at a time: the mandate of the other is ended first, on the day itself if need be.
    if (command.function !== 'member' && (await isFunctionHeld(em, command))) throw committeeErrors.FUNCTION_HELD();
    if (voting !== (command.collegeCode !== null)) throw committeeErrors.WRONG_SEAT({}, [{ path: 'collegeCode', code: 'required' }]);
    const known = offered(colleges).some(({ code }) => code === command.collegeCode);
    if (voting && !known) throw platformErrors.INVALID_REQUEST({}, [{ path: 'collegeCode', code: 'choice' }]);
    if (command.substituteOfId === null) return;
    const { committeeId, collegeCode } = command;
    const titular = await rowBy(em, CommitteeMember, { id: command.substituteOfId, committeeId });
    if (!voting || titular?.collegeCode !== collegeCode || titular.substituteOfId !== null)
      throw committeeErrors.WRONG_SEAT({}, [{ path: 'substituteOfId', code: 'choice' }]);
  }
}

const endOfDay = (day: string): Date => new Date(instantOfWall(`${day}T23:59`).getTime() + 59_999);
