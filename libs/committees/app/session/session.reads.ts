import { Injectable } from '@nestjs/common';
import { Applications } from '#applications';
import { Calls } from '#calls';
import { Directory } from '#identity';
import { FailedJobs, found, isInParts, requireAccess, Tx, type Actor, type Em } from '#platform';
import { ProgrammeParties } from '#programmes';
import { Committee, CommitteeMember } from '../../data/committee.entity.js';
import { committeeSubject } from '../committee-subject.js';
import { MinutesAbsence, SessionActing } from '../../data/decision.entity.js';
import { SessionConflict, type CommitteeSession } from '../../data/session.entity.js';
import { findSessionRows } from '../../data/sessions.list.js';
import { sheetsReceived } from '../../data/sessions.queries.js';
import { visibleFiles } from '../../data/visible-files.js';
import { ABSENCE_LABELS } from '../../domain/signatures.js';
import { TAKEN_UP_FROM } from './convene-session.js';
import type { CommitteeView, DeclarationItem, PanelView, SessionDetail, WaitingCall } from '../committee.views.js';
import { actsIn } from './session-acts.js';
import { SessionAccess, type Entrance } from './session-access.js';
import { collegeLabel } from '../panel/colleges.js';
import { CommitteeRules } from '../panel/committee-rules.js';
import { SigningDesk } from '../minutes/signing-desk.js';
import { SessionsList } from './sessions.list.js';

/** Committees, sessions, panels and agendas: everything but the content of files. */
@Injectable()
export class SessionReads {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly directory: Directory,
    private readonly calls: Calls,
    private readonly applications: Applications,
    private readonly failed: FailedJobs,
    private readonly signing: SigningDesk,
    private readonly sessions: SessionsList,
    private readonly parties: ProgrammeParties,
    private readonly rules: CommitteeRules,
  ) {}

  /** @throws NOT_FOUND */
  committee(actor: Actor, id: string): Promise<CommitteeView> {
    return this.tx.run(async (em) => {
      const committee = await found(em, Committee, id);
      requireAccess(actor, 'committee.read', committeeSubject(committee));
      const members = await em.find(CommitteeMember, { where: { committeeId: id }, order: { collegeCode: 'ASC', id: 'ASC' } });
      const people = await this.directory.people(
        em,
        members.map((member) => member.personId),
      );
      return {
        ...settingsOf(committee),
        newerRules: await this.rules.areNewer(em, committee),
        members: members.map((member) => ({
          id: member.id,
          name: people.get(member.personId)?.name ?? '',
          function: member.function,
          collegeCode: member.collegeCode,
          collegeLabel: collegeLabel(committee.colleges, member.collegeCode),
          substituteOfId: member.substituteOfId,
          mandateFrom: member.mandateFrom,
          mandateUntil: member.mandateUntil,
          employer: member.employer,
          ties: member.ties,
        })),
      };
    });
  }

  /** Calls with eligible or deferred files of the committee's region: what it can be convened on. @throws NOT_FOUND */
  waitingCalls(actor: Actor, committeeId: string): Promise<WaitingCall[]> {
    return this.tx.run(async (em) => {
      const committee = await found(em, Committee, committeeId);
      requireAccess(actor, 'session.convene', committeeSubject(committee));
      const waiting = await this.applications.countByCall(em, actor, TAKEN_UP_FROM, committee.regionCode);
      const calls = await this.calls.summaries(em, [...waiting.keys()]);
      const parts = await this.parties.partsOf(em, committee.institutionId);
      const theirs = [...calls.values()].filter(({ programmeId }) => isInParts(parts, programmeId, committee.regionCode));
      return theirs.map(({ id, number, title }) => ({ id, number, title, files: waiting.get(id) ?? 0 }));
    });
  }

  /** @throws NOT_FOUND */
  session(actor: Actor, id: string): Promise<SessionDetail> {
    return this.tx.run(async (em) => {
      const { session, seat, reader } = await this.access.enter(em, actor, 'session.read', id);
      const [row] = await this.sessions.items(em, actor, await findSessionRows(em, id));
      const quorum = await this.access.quorumOf(em, session);
      const panel = await this.panel(em, session, quorum.voters);
      const mine = panel.find((member) => member.memberId === seat?.id);
      const me = {
        memberId: seat?.id ?? null,
        declared: mine?.declared ?? false,
        seated: mine?.seated ?? false,
        signed: mine?.signed ?? false,
        conducts: (mine?.acting.length ?? 0) > 0,
      };
      const files = await visibleFiles(em, id, reader);
      const maySign = mine?.signatory != null && !me.signed;
      const can = actsIn(actor, session, { ...me, maySign, awaited: maySign && !mine.signatory!.absence });
      return {
        ...row!,
        allocationRule: session.allocationRule,
        thresholdHundredths: session.thresholdHundredths,
        grid: session.grid,
        panel,
        quorum,
        me,
        can,
        files: files.length,
        minutesReady: session.minutesFileId !== null,
        minutesFailed: (await this.failed.failing(em, 'session', session.minutesFileId === null ? [id] : [])).get(id) ?? null,
        signing: await this.signingOf(em, session),
        signatureSheet: session.signatureSheetId !== null,
        scoring: can.includes('deliberate') ? await this.scoring(em, files, quorum.voters) : null,
      };
    });
  }

  /** What a member must declare upon; a file of theirs that the data shows in conflict is not even named. @throws NOT_FOUND */
  agenda(actor: Actor, id: string): Promise<DeclarationItem[]> {
    return this.tx.run(async (em) => {
      const { reader, seat }: Entrance = await this.access.enter(em, actor, 'session.declare', id);
      const asked = await em.findBy(SessionConflict, { sessionId: id, memberId: seat!.id, origin: 'suspected' });
      const questions = new Map(asked.map((row) => [row.fileId, row.kind]));
      return (await visibleFiles(em, id, reader)).map((file) => ({
        fileId: file.id,
        number: file.number,
        title: file.title,
        association: file.associationName,
        question: questions.get(file.id) ?? null,
      }));
    });
  }

  private async signingOf(em: Em, session: CommitteeSession): Promise<SessionDetail['signing']> {
    if (session.state !== 'closed' && session.state !== 'minutes_signed') return null;
    const { signed, of, vacant } = await this.signing.progress(em, session.id);
    return { signed, of, vacant };
  }

  private async scoring(em: Em, files: readonly { id: string }[], voters: readonly string[]): Promise<SessionDetail['scoring']> {
    const rows = await sheetsReceived(
      em,
      files.map((file) => file.id),
      voters,
    );
    const sum = (key: 'received' | 'expected') => rows.reduce((total, row) => total + row[key], 0);
    return {
      received: sum('received'),
      expected: sum('expected'),
      missing: rows.flatMap(({ memberId, received, expected }) => (received < expected ? [{ memberId, count: expected - received }] : [])),
    };
  }

  private async panel(em: Em, session: CommitteeSession, seated: readonly string[]): Promise<PanelView[]> {
    const panel = await this.access.panel(em, session);
    const { colleges } = await found(em, Committee, session.committeeId);
    const people = await this.directory.people(
      em,
      panel.map((member) => member.personId),
    );
    const signatories = new Map((await this.signing.signatories(em, session.id)).map((row) => [row.memberId, row]));
    const absences = await em.find(MinutesAbsence, { where: { sessionId: session.id }, order: { at: 'ASC', id: 'ASC' } });
    const reasons = new Map(absences.map(({ memberId, reason }) => [memberId, reason]));
    const actings = await em.find(SessionActing, { where: { sessionId: session.id }, order: { at: 'ASC', id: 'ASC' } });
    const acting = [...new Map(actings.map((row) => [row.function, row])).values()];
    return panel.map((member) => {
      const signatory = signatories.get(member.memberId);
      const kind = signatory && !signatory.signed ? signatory.absence : null;
      return {
        memberId: member.memberId,
        name: people.get(member.personId)?.name ?? '',
        function: member.function,
        collegeCode: member.college,
        collegeLabel: collegeLabel(colleges, member.college),
        substituteOfId: member.substituteOf,
        presence: member.presence,
        declared: member.declared,
        seated: seated.includes(member.memberId),
        signed: signatory?.signed ?? false,
        signatory: signatory
          ? {
              quality: signatory.quality,
              absence: kind && { kind, label: ABSENCE_LABELS[kind], reason: reasons.get(member.memberId) ?? null },
            }
          : null,
        acting: acting
          .filter(({ memberId }) => memberId === member.memberId)
          .map(({ function: held, reason }) => ({ function: held, reason })),
      };
    });
  }
}

const settingsOf = (committee: Committee): Omit<CommitteeView, 'members' | 'newerRules'> => ({
  id: committee.id,
  regionCode: committee.regionCode,
  name: committee.name,
  quorumBasisPoints: committee.quorumBasisPoints,
  quorumPerCollege: committee.quorumPerCollege,
  convocationDays: committee.convocationDays,
  appealDays: committee.appealDays,
  majorityBasisPoints: committee.majorityBasisPoints,
  castingVote: committee.castingVote,
  minutesDays: committee.minutesDays,
  colleges: committee.colleges.map(({ code, label, retired = false }) => ({ code, label, retired })),
});
