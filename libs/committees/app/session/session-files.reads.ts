import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Applications } from '#applications';
import { AssociationDossiers, type AssociationBeside } from '#associations';
import { Directory } from '#identity';
import { Instruction } from '#instruction';
import { csvText, decimalCentimes, zonedInstant } from '#kernel';
import { Files, found, Tx, type Actor, type Em, type StoredFile } from '#platform';
import { ProgrammeParties } from '#programmes';
import { Committee } from '../../data/committee.entity.js';
import { standingOn, suspectedOn } from '../../data/conflicts.queries.js';
import { CommitteeDecision, ScoreSheet } from '../../data/decision.entity.js';
import { proposedIn } from '../../data/decisions.queries.js';
import type { CommitteeSession, SessionFile } from '../../data/session.entity.js';
import { isWhole, visibleFile, visibleFiles } from '../../data/visible-files.js';
import { CONFLICT_LABELS } from '../../domain/colleges.js';
import { decisionMachine } from '../../domain/decision.machine.js';
import { isSettled, STANDING_LABELS } from '../../domain/decision-round.js';
import { groupBy } from '../../domain/group-by.js';
import { OUTCOMES } from '../../domain/outcomes.js';
import { aggregate } from '../../domain/ranking.js';
import { scoreSheetMachine } from '../../domain/score-sheet.machine.js';
import { sheetScore } from '../../domain/scoring.js';
import { sessionMachine } from '../../domain/session.machine.js';
import type { AggregateView, DecisionView, FileDetail, FileRow, RankingRow, RankingView, SheetView } from '../committee.views.js';
import { heldVotesOn, type HeldVote } from '../decision/held-votes.js';
import { CodedReasons, type ReasonLabel } from '../decision/coded-reasons.js';
import { RankingDesk } from '../ranking/ranking-desk.js';
import { SessionAccess, type Entrance } from './session-access.js';

/** Individual scoring is over: nothing is blind any more. */
const SHARED = new Set(['deliberating', 'closed', 'minutes_signed']);

/** The content of files, scores and ranks, as one reader may see them: always through the conflict filter, blind until it is time. */
@Injectable()
export class SessionFileReads {
  constructor(
    private readonly tx: Tx,
    private readonly access: SessionAccess,
    private readonly desk: RankingDesk,
    private readonly applications: Applications,
    private readonly dossiers: AssociationDossiers,
    private readonly parties: ProgrammeParties,
    private readonly instruction: Instruction,
    private readonly directory: Directory,
    private readonly stored: Files,
    private readonly reasons: CodedReasons,
  ) {}

  /** @throws NOT_FOUND · DECLARATION_REQUIRED */
  files(actor: Actor, sessionId: string): Promise<FileRow[]> {
    return this.tx.run(async (em) => {
      const entrance = await this.access.enterContent(em, actor, 'session.read', sessionId);
      return this.rows(em, entrance, await visibleFiles(em, sessionId, entrance.reader));
    });
  }

  /** @throws NOT_FOUND · DECLARATION_REQUIRED */
  file(actor: Actor, sessionFileId: string): Promise<FileDetail> {
    return this.tx.run(async (em) => {
      const { entrance, file } = await this.open(em, actor, sessionFileId);
      const { session, seat } = entrance;
      const [row] = await this.rows(em, entrance, [file]);
      const shared = SHARED.has(session.state) || row!.mySheet === 'sent';
      const names = await this.names(em, session);
      const sent = await em.find(ScoreSheet, { where: { fileId: sessionFileId, state: 'sent' }, order: { memberId: 'ASC' } });
      return {
        ...row!,
        sessionId: session.id,
        dossier: await this.applications.dossier(em, file.applicationId),
        opinions: (await this.instruction.opinionsOn(em, [file.applicationId])).get(file.applicationId) ?? [],
        grid: session.grid,
        sheet: seat ? await this.ownSheet(em, session, sessionFileId, seat.id) : null,
        sheets: shared
          ? sent.map(({ memberId, marks, comment }) => ({
              memberId,
              name: names.get(memberId) ?? '',
              score: sheetScore(session.grid, marks),
              marks,
              comment,
            }))
          : null,
        aggregate: shared ? this.aggregateView(session, sessionFileId, sent, names) : null,
        quorum: await this.access.quorumOf(em, session, sessionFileId),
        conflicts: await this.conflicts(em, sessionFileId, names),
        questions: await this.questions(em, sessionFileId, names),
      };
    });
  }

  /** What is concluded of the association of a file, in the region of the committee. @throws NOT_FOUND · DECLARATION_REQUIRED */
  association(actor: Actor, sessionFileId: string): Promise<AssociationBeside> {
    return this.tx.run(async (em) => {
      const { entrance, file } = await this.open(em, actor, sessionFileId);
      const { regionCode, committeeId } = entrance.session;
      const { institutionId } = await found(em, Committee, committeeId);
      const parts = await this.parties.partsOf(em, institutionId);
      const sight = { as: 'committee', reader: actor, regionCode, parts } as const;
      return this.dossiers.beside(em, file.associationId, sight);
    });
  }

  /** @throws NOT_FOUND · DECLARATION_REQUIRED */
  async attachment(actor: Actor, sessionFileId: string, attachmentId: string): Promise<{ file: StoredFile; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const opened = await this.open(em, actor, sessionFileId);
      const { fileId } = await this.applications.attachment(em, opened.file.applicationId, attachmentId);
      return this.stored.describe(em, fileId);
    });
    return { file, bytes: await this.stored.read(file) };
  }

  /** The order of the files, once the session deliberates. @throws NOT_FOUND · DECLARATION_REQUIRED · WRONG_STATE */
  ranking(actor: Actor, sessionId: string): Promise<RankingView> {
    return this.tx.run(async (em) => {
      const { session, reader } = await this.access.enterContent(em, actor, 'session.read', sessionId);
      sessionMachine.requireIn(session.state, ['deliberating', 'closed', 'minutes_signed'], 'rank');
      const names = await this.names(em, session);
      const ranking = await this.desk.ranking(em, session, reader);
      const decisions = await this.decisions(
        em,
        session,
        ranking.map((entry) => entry.fileId),
      );
      const rows = ranking.map((entry): RankingRow => ({
        fileId: entry.fileId,
        number: entry.number,
        title: entry.file.title,
        association: entry.file.associationName,
        rank: entry.rank,
        calibratedRank: entry.calibratedRank,
        askedCentimes: entry.askedCentimes,
        mean: entry.mean,
        median: entry.median,
        spread: entry.spread,
        calibrated: entry.calibrated,
        reviewers: entry.reviewers,
        eliminated: entry.criteria.some((criterion) => criterion.belowThreshold),
        leaveOneOut: entry.leaveOneOut.map((member) => ({ ...member, name: names.get(member.memberId) ?? '' })),
        decision: decisions.get(entry.fileId) ?? null,
      }));
      const reasons = await this.reasons.offered(em, session.committeeId);
      if (!(await isWhole(em, sessionId, ranking.length))) return { rows, money: null, reference: null, reasons };
      const { lines, lineAt } = (await this.desk.referenceOf(em, session, ranking)).allocation;
      return { rows, money: await this.money(em, session), reference: { lines, lineAt }, reasons };
    });
  }

  /** The ranking for a spreadsheet, with a decimal point in its figures. */
  async rankingCsv(actor: Actor, sessionId: string): Promise<Buffer> {
    const { rows } = await this.ranking(actor, sessionId);
    const head = [
      'rank',
      'number',
      'association_fr',
      'association_ar',
      'title',
      'asked_mad',
      'mean',
      'median',
      'spread',
      'calibrated_rank',
      'outcome',
      'awarded_mad',
    ];
    const lines = rows.map((row) => [
      row.rank ?? '',
      row.number,
      row.association.fr,
      row.association.ar,
      row.title,
      decimalCentimes(row.askedCentimes),
      row.mean?.toFixed(2) ?? '',
      row.median?.toFixed(2) ?? '',
      row.spread?.toFixed(2) ?? '',
      row.calibratedRank ?? '',
      row.decision?.outcome ?? '',
      row.decision ? decimalCentimes(row.decision.amountCentimes) : '',
    ]);
    return Buffer.from(csvText([head, ...lines]));
  }

  private async open(em: Em, actor: Actor, sessionFileId: string): Promise<{ entrance: Entrance; file: SessionFile }> {
    const sessionId = await this.access.sessionOf(em, actor, sessionFileId);
    const entrance = await this.access.enterContent(em, actor, 'session.read', sessionId);
    return { entrance, file: await visibleFile(em, sessionId, sessionFileId, entrance.reader) };
  }

  private async rows(em: Em, { session, seat }: Entrance, files: readonly SessionFile[]): Promise<FileRow[]> {
    const ids = files.map((file) => file.id);
    const sheets = ids.length === 0 ? [] : await em.findBy(ScoreSheet, { fileId: In(ids), state: In(['draft', 'sent']) });
    const byFile = groupBy(sheets, (sheet) => sheet.fileId);
    const decisions = SHARED.has(session.state) ? await this.decisions(em, session, ids) : new Map<string, DecisionView>();
    return files.map((file) => {
      const own = (byFile.get(file.id) ?? []).filter((sheet) => sheet.memberId === seat?.id);
      const current = own.find((sheet) => sheet.state === 'draft') ?? own[0];
      return {
        fileId: file.id,
        applicationId: file.applicationId,
        number: file.number,
        title: file.title,
        association: file.associationName,
        domainCode: file.domainCode,
        askedCentimes: file.askedCentimes,
        position: file.position,
        mySheet: own.some((sheet) => sheet.state === 'sent') ? 'sent' : (current?.state ?? null),
        myScore: current ? sheetScore(session.grid, current.marks) : null,
        sheetsSent: (byFile.get(file.id) ?? []).filter((sheet) => sheet.state === 'sent').length,
        decision: decisions.get(file.id) ?? null,
      };
    });
  }

  private async ownSheet(em: Em, session: CommitteeSession, sessionFileId: string, memberId: string): Promise<SheetView | null> {
    const sheets = await em.find(ScoreSheet, {
      where: { fileId: sessionFileId, memberId, state: In(['draft', 'sent']) },
      order: { version: 'DESC' },
    });
    const sheet = sheets[0];
    if (!sheet) return null;
    return {
      version: sheet.version,
      state: sheet.state,
      stateLabel: scoreSheetMachine.label(sheet.state),
      revision: sheet.revision,
      marks: sheet.marks,
      comment: sheet.comment,
      score: sheetScore(session.grid, sheet.marks),
      saved: zonedInstant(sheet.savedAt),
    };
  }

  private aggregateView(
    session: CommitteeSession,
    sessionFileId: string,
    sheets: readonly ScoreSheet[],
    names: ReadonlyMap<string, string>,
  ): AggregateView {
    const { reviewers, mean, median, spread, criteria, leaveOneOut } = aggregate(sessionFileId, session.grid, sheets);
    const members = leaveOneOut.map((member) => ({ ...member, name: names.get(member.memberId) ?? '' }));
    return { reviewers, mean, median, spread, criteria, members };
  }

  private async decisions(em: Em, session: CommitteeSession, fileIds: readonly string[]): Promise<Map<string, DecisionView>> {
    if (fileIds.length === 0) return new Map();
    const decisions = await em.findBy(CommitteeDecision, { fileId: In([...fileIds]) });
    const votes = await heldVotesOn(em, decisions, await this.access.rulesOf(em, session));
    const labelOf = await this.reasons.labels(em, decisions);
    return new Map(decisions.map((decision) => [decision.fileId, decisionView(decision, votes.get(decision.id) ?? [], labelOf)]));
  }

  private async conflicts(em: Em, sessionFileId: string, names: ReadonlyMap<string, string>): Promise<FileDetail['conflicts']> {
    const rows = await standingOn(em, sessionFileId);
    return rows.map((row) => ({ ...row, name: names.get(row.memberId) ?? '', kindLabel: CONFLICT_LABELS[row.kind] }));
  }

  /** Namesakes and the like, with what the member said of them; not those that became a conflict. */
  private async questions(em: Em, sessionFileId: string, names: ReadonlyMap<string, string>): Promise<FileDetail['questions']> {
    const rows = await suspectedOn(em, sessionFileId);
    return rows.map((row) => ({ ...row, name: names.get(row.memberId) ?? '', kindLabel: CONFLICT_LABELS[row.kind] }));
  }

  private async money(em: Em, session: CommitteeSession): Promise<RankingView['money']> {
    const availableCentimes = await this.desk.available(em, session);
    const proposedCentimes = await proposedIn(em, session.id);
    return { availableCentimes, proposedCentimes, remainingCentimes: availableCentimes - proposedCentimes };
  }

  private async names(em: Em, session: CommitteeSession): Promise<Map<string, string>> {
    const panel = await this.access.panel(em, session);
    const people = await this.directory.people(
      em,
      panel.map((member) => member.personId),
    );
    return new Map(panel.map((member) => [member.memberId, people.get(member.personId)?.name ?? '']));
  }
}

function decisionView(decision: CommitteeDecision, votes: readonly HeldVote[], labelOf: ReasonLabel): DecisionView {
  const present = votes.find((vote) => vote.round === decision.round && vote.fate !== 'replaced') ?? null;
  return {
    id: decision.id,
    state: decision.state,
    stateLabel: decisionMachine.label(decision.state),
    outcome: decision.outcome,
    outcomeLabel: OUTCOMES[decision.outcome],
    amountCentimes: decision.amountCentimes,
    conditions: decision.conditions,
    reasons: decision.reasons.map((reason) => ({ ...reason, label: labelOf(decision, reason.code) })),
    awayText: decision.awayText,
    round: decision.round,
    revision: decision.revision,
    standing: decision.standing,
    standingLabel: STANDING_LABELS[decision.standing],
    settled: isSettled(decision.standing),
    voteNeedsReason: votes.some(({ fate }) => fate !== 'voided'),
    vote: present,
    earlierVotes: votes.filter((vote) => vote !== present),
  };
}
