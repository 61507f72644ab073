import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Applications, type ApplicationFacts } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { Directory } from '#identity';
import { instantOfWall, zonedInstant, type Localized } from '#kernel';
import { Deadlines } from '#notifications';
import { found, isInParts, newId, Outbox, requireAccess, SYSTEM, Trail, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { Committee, CommitteeMember } from '../../data/committee.entity.js';
import { committeeSubject } from '../committee-subject.js';
import { knownConflicts } from '../../data/conflicts.queries.js';
import { CommitteeSession, SessionConflict, SessionFile } from '../../data/session.entity.js';
import { lockConvocations } from '../../data/sessions.queries.js';
import type { AllocationRule } from '../../domain/allocation.js';
import { detectConflicts, isQuestion, type DetectedConflict, type FileParties } from '../../domain/conflicts.js';
import { committeeErrors } from '../../domain/errors.js';
import { sessionMachine } from '../../domain/session.machine.js';
import { SESSION_HELD } from '../committee.deadlines.js';
import { SessionConvened } from '../committee.events.js';

const DAY_MS = 24 * 3_600_000;

/** States of the files that a committee takes up. */
export const TAKEN_UP_FROM = ['eligible', 'deferred'] as const;

export interface ConveneCommand {
  committeeId: string;
  callId: string;
  /** Wall time in Morocco. */
  heldAt: string;
  place: Localized;
  allocationRule: AllocationRule;
  /** For the rule `threshold`: least mean in hundredths of a point. */
  thresholdHundredths: number | null;
}

/**
 * Calls a committee to a session on the eligible files of its region: they are taken up, conflicts that the data shows are
 * noted before anybody can look, and the members are told.
 */
@Injectable()
export class ConveneSession {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly outbox: Outbox,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly calls: Calls,
    private readonly directory: Directory,
    private readonly deadlines: Deadlines,
    private readonly programmeParties: ProgrammeParties,
  ) {}

  /** @throws NOT_FOUND · CONVOCATION_TOO_LATE · NO_ELIGIBLE_FILES · OWN_ASSOCIATION · MIXED_GRIDS · WRONG_STATE (the call is still open) */
  execute(actor: Actor, command: ConveneCommand): Promise<{ id: string; files: number }> {
    return this.tx.run(async (em) => {
      const committee = await found(em, Committee, command.committeeId);
      requireAccess(actor, 'session.convene', committeeSubject(committee));
      const heldAt = await this.checkDelay(em, committee, command.heldAt);

      await lockConvocations(em, command.callId);
      await this.requirePart(em, committee, command.callId);
      const files = await this.waitingFiles(em, command.callId, committee.regionCode);
      if (files.length === 0) throw committeeErrors.NO_ELIGIBLE_FILES();
      for (const file of files) requireAccess(actor, 'session.convene', { associationId: file.associationId });

      const session = await this.insertSession(em, actor, committee, command, heldAt, files);
      const agenda = await this.insertFiles(em, session, files);
      await this.noteConflicts(em, session, agenda);
      await this.calls.beginSelecting(em, SYSTEM, command.callId);
      for (const file of files) if (file.state !== 'under_review') await this.applications.advance(em, SYSTEM, file.id, 'take_up');
      const detail = { callId: command.callId, files: files.length, heldAt: command.heldAt };
      await this.trail.record(em, actor, { subject: 'session', subjectId: session.id, event: 'convene', to: session.state, detail });
      await this.deadlines.set(em, SESSION_HELD, session.id, heldAt);
      await this.outbox.publish(em, SessionConvened, { sessionId: session.id });
      return { id: session.id, files: files.length };
    });
  }

  /** A committee decides where its institution has a part. @throws NO_ELIGIBLE_FILES, as for a call without any */
  private async requirePart(em: Em, { institutionId, regionCode }: Committee, callId: string): Promise<void> {
    const { programmeId } = await this.calls.rulesFor(em, callId);
    if (!isInParts(await this.programmeParties.partsOf(em, institutionId), programmeId, regionCode))
      throw committeeErrors.NO_ELIGIBLE_FILES();
  }

  /** Eligible files, deferred ones, and those whose session was cancelled. */
  private async waitingFiles(em: Em, callId: string, regionCode: string): Promise<ApplicationFacts[]> {
    const files = await this.applications.ofCall(em, callId, ['eligible', 'deferred', 'under_review'], regionCode);
    const busy = await em.findBy(SessionFile, { live: true, applicationId: In(files.map((file) => file.id)) });
    const live = new Set(busy.map((row) => row.applicationId));
    return files.filter((file) => !live.has(file.id));
  }

  private async checkDelay(em: Em, committee: Committee, wall: string): Promise<Date> {
    const heldAt = instantOfWall(wall);
    const earliest = new Date((await this.tx.now(em)).getTime() + committee.convocationDays * DAY_MS);
    if (heldAt < earliest)
      throw committeeErrors.CONVOCATION_TOO_LATE({
        days: committee.convocationDays,
        earliest: zonedInstant(earliest).wall.replace('T', ' '),
      });
    return heldAt;
  }

  private async insertSession(
    em: Em,
    actor: Actor,
    committee: Committee,
    command: ConveneCommand,
    heldAt: Date,
    files: readonly ApplicationFacts[],
  ): Promise<CommitteeSession> {
    if (new Set(files.map((file) => file.gridRevisionId)).size > 1) throw committeeErrors.MIXED_GRIDS();
    const { grid } = await this.calls.rulesUnder(em, command.callId, files[0]!);
    const session = Object.assign(new CommitteeSession(), {
      id: newId(),
      committeeId: committee.id,
      regionCode: committee.regionCode,
      callId: command.callId,
      programmeId: files[0]!.programmeId,
      state: sessionMachine.initial,
      heldAt,
      heldWall: command.heldAt,
      place: command.place,
      grid: grid.criteria,
      subEnvelopeId: await this.calls.subEnvelopeFor(em, command.callId, committee.regionCode),
      allocationRule: command.allocationRule,
      thresholdHundredths: command.allocationRule === 'threshold' ? command.thresholdHundredths : null,
      convenedBy: actor.personId,
    });
    await em.insert(CommitteeSession, session);
    return session;
  }

  private async insertFiles(em: Em, session: CommitteeSession, files: readonly ApplicationFacts[]): Promise<SessionFile[]> {
    const names = await this.associations.factsOf(
      em,
      files.map((file) => file.associationId),
    );
    const rows = files.map((file, index) =>
      Object.assign(new SessionFile(), {
        id: newId(),
        sessionId: session.id,
        applicationId: file.id,
        associationId: file.associationId,
        associationName: names.get(file.associationId)!.name,
        number: file.number!,
        title: file.title,
        domainCode: file.domainCode,
        askedCentimes: file.askedCentimes,
        position: index + 1,
        live: true,
      }),
    );
    await em.insert(SessionFile, rows);
    return rows;
  }

  private async noteConflicts(em: Em, session: CommitteeSession, files: readonly SessionFile[]): Promise<void> {
    const members = await em.findBy(CommitteeMember, { committeeId: session.committeeId });
    const personIds = members.map((member) => member.personId);
    const people = await this.directory.people(em, personIds);
    const own = await this.directory.associationsOf(em, personIds);
    const ties = members.map((member) => ({
      memberId: member.id,
      name: people.get(member.personId)?.name ?? '',
      associationIds: own.get(member.personId) ?? [],
      employer: member.employer,
      ties: member.ties,
    }));
    const detected = detectConflicts(ties, await this.parties(em, files));
    const certain = detected.filter((conflict) => !isQuestion(conflict));
    const known = (await this.knownBefore(em, members, files)).filter((conflict) => !isAmong(certain, conflict));
    const conflicts = [...certain, ...known];
    const questions = detected.filter((conflict) => isQuestion(conflict) && !isAmong(conflicts, conflict));
    const row = (conflict: DetectedConflict, conflicted: boolean) => ({
      id: newId(),
      sessionId: session.id,
      ...conflict,
      conflicted,
      origin: conflicted ? ('detected' as const) : ('suspected' as const),
      text: null,
      supersedesId: null,
      createdBy: null,
    });
    const rows = [...conflicts.map((conflict) => row(conflict, true)), ...questions.map((question) => row(question, false))];
    if (rows.length > 0) await em.insert(SessionConflict, rows);
  }

  /** A file that comes back from another session: who kept out of it there keeps out of it here, until the chair lifts it. */
  private async knownBefore(em: Em, members: readonly CommitteeMember[], files: readonly SessionFile[]): Promise<DetectedConflict[]> {
    const rows = await knownConflicts(
      em,
      files.map((file) => file.applicationId),
    );
    return rows.flatMap(({ applicationId, personId, kind }) => {
      const file = files.find((candidate) => candidate.applicationId === applicationId);
      const member = members.find((candidate) => candidate.personId === personId);
      return file && member ? [{ fileId: file.id, memberId: member.id, kind }] : [];
    });
  }

  private async parties(em: Em, files: readonly SessionFile[]): Promise<FileParties[]> {
    const associationIds = files.map((file) => file.associationId);
    const boards = await this.associations.boards(em, associationIds);
    const holders = await this.associations.membersOf(em, associationIds);
    const partners = await this.applications.partnersOf(
      em,
      files.map((file) => file.applicationId),
    );
    const named = (file: SessionFile) => partners.get(file.applicationId) ?? [];
    const registered = await this.associations.byIce(
      em,
      files.flatMap(named).flatMap(({ identifier }) => identifier ?? []),
    );
    return files.map((file) => ({
      fileId: file.id,
      associationId: file.associationId,
      associationNames: [file.associationName.fr, file.associationName.ar],
      peopleNames: [...(boards.get(file.associationId) ?? []), ...(holders.get(file.associationId) ?? [])].map((person) => person.name),
      partnerNames: named(file).map((partner) => partner.name),
      partnerIds: named(file).flatMap(({ identifier }) => (identifier && registered.get(identifier)) || []),
    }));
  }
}

const isAmong = (conflicts: readonly DetectedConflict[], { fileId, memberId }: DetectedConflict): boolean =>
  conflicts.some((other) => other.fileId === fileId && other.memberId === memberId);
