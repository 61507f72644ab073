import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Applications } from '#applications';
import { Associations } from '#associations';
import { Calls } from '#calls';
import { dayInWords, dayOfInstant, zonedInstant, type Label, type Localized } from '#kernel';
import { defineMessage, Messages } from '#notifications';
import {
  defineJob,
  Files,
  hiddenFrom,
  Lifecycle,
  found,
  platformErrors,
  requireAccess,
  SYSTEM,
  Tx,
  type Actor,
  type Em,
  type JobHandler,
  type Page,
  type VerificationSource,
  type VerifiedDocument,
  FailedJobs,
} from '#platform';
import { DecisionLetter } from '../data/decision.entity.js';
import { CommitteeSession } from '../data/session.entity.js';
import { daysBetween, lastDayOfAppeal } from '../domain/appeal.js';
import { committeeErrors } from '../domain/errors.js';
import { letterMachine, type LetterState } from '../domain/letter.machine.js';
import { OUTCOMES, type Outcome } from '../domain/outcomes.js';
import { letterLife } from './committee.lives.js';
import type { LetterRow } from './committee.views.js';

const letterSent = defineMessage({
  name: 'committees.decision',
  subject: {
    fr: 'Dossier {{number}} « {{title}} » : décision du comité',
    ar: 'الملف {{number}} «{{title}}»: قرار اللجنة',
    en: 'File {{number}} “{{title}}”: decision of the committee',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nle comité a décidé de votre dossier {{number}} : {{outcome}}.\n\nLa lettre {{letter}} donne les motifs et le délai de recours, jusqu’au {{until}}.',
    ar: 'تحية طيبة {{name}}،\n\nاتخذت اللجنة قرارها بشأن ملفكم {{number}}: {{outcome}}.\n\nتتضمن الرسالة {{letter}} التعليل وأجل الطعن إلى غاية {{until}}.',
    en: 'Hello {{name}},\n\nthe committee has decided on your file {{number}}: {{outcome}}.\n\nLetter {{letter}} gives the reasons and the time for appeal, until {{until}}.',
  },
  action: { fr: 'Lire la lettre', ar: 'قراءة الرسالة', en: 'Read the letter' },
});

interface LetterQueryRow {
  id: string;
  number: string;
  applicationId: string;
  applicationNumber: string;
  association: Localized;
  outcome: Outcome;
  amountCentimes: number;
  state: LetterState;
  ready: boolean;
  issuedOn: string;
  appealUntil: string;
}

const LETTER = `SELECT l.id, l.number, l.application_id AS "applicationId", f.number AS "applicationNumber", f.association_name AS association,
    d.outcome, d.amount_centimes::float8 AS "amountCentimes", l.state, l.file_id IS NOT NULL AS ready,
    l.issued_on::text AS "issuedOn", l.appeal_until::text AS "appealUntil"`;
const FROM = `FROM decision_letter l JOIN committee_decision d ON d.id = l.decision_id JOIN session_file f ON f.id = d.file_id
  WHERE ($1::text IS NULL OR l.region_code = $1) AND ($2::uuid IS NULL OR l.association_id = $2 AND l.state = 'sent')
    AND NOT (l.association_id = ANY($3::uuid[])) AND ($4::text IS NULL OR l.state = $4) AND NOT (l.application_id = ANY($5::uuid[]))`;

/** Letters are approved by a programme officer, then sent by the program; an association sees its own, once sent. */
@Injectable()
export class Letters implements VerificationSource {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly files: Files,
    private readonly applications: Applications,
    private readonly failed: FailedJobs,
  ) {}

  list(actor: Actor, filter: { state?: string; page: number; pageSize: number }): Promise<Page<LetterRow>> {
    return this.tx.run(async (em) => {
      requireAccess(actor, 'letter.read');
      const ofAssociation = actor.role.startsWith('association.');
      const params = [
        actor.scope.regionCode ?? null,
        ofAssociation ? actor.scope.associationId : null,
        ofAssociation ? [] : actor.ownAssociationIds,
        filter.state ?? null,
        hiddenFrom(actor),
      ];
      const total = await em.query<{ count: number }[]>(`SELECT count(*)::int AS count ${FROM}`, params);
      const rows = await em.query<LetterQueryRow[]>(`${LETTER} ${FROM} ORDER BY l.created_at DESC, l.number LIMIT $6 OFFSET $7`, [
        ...params,
        filter.pageSize,
        (filter.page - 1) * filter.pageSize,
      ]);
      const facts = await this.applications.factsOf(
        em,
        rows.map(({ applicationId }) => applicationId),
      );
      const failing = await this.failed.failing(
        em,
        'letter',
        rows.filter(({ ready }) => !ready).map(({ id }) => id),
      );
      const items = rows.map(({ appealUntil, ...row }) => ({
        ...row,
        failed: failing.get(row.id) ?? null,
        title: facts.get(row.applicationId)?.title ?? '',
        outcomeLabel: OUTCOMES[row.outcome],
        stateLabel: letterMachine.label(row.state),
        appeal: row.state === 'sent' ? { until: appealUntil } : { days: daysBetween(row.issuedOn, appealUntil) },
      }));
      return { items, page: filter.page, pageSize: filter.pageSize, total: total[0]!.count };
    });
  }

  /** @throws NOT_FOUND · LETTER_NOT_READY */
  async pdf(actor: Actor, id: string): Promise<{ name: string; bytes: Buffer }> {
    const file = await this.tx.run(async (em) => {
      const letter = await found(em, DecisionLetter, id);
      requireAccess(actor, 'letter.read', letter);
      if (actor.role.startsWith('association.') && letter.state !== 'sent') throw platformErrors.NOT_FOUND();
      if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
      return this.files.describe(em, letter.fileId);
    });
    return { name: file.name, bytes: await this.files.read(file) };
  }

  /** Approves letters in bulk, each checked for itself; one that may not be approved stops all. @throws NOT_FOUND · WRONG_STATE · LETTER_NOT_READY */
  approve(actor: Actor, letterIds: readonly string[]): Promise<{ approved: number }> {
    return this.tx.run(async (em) => {
      const ids = [...new Set(letterIds)].sort();
      for (const id of ids) await this.approveOne(em, actor, id);
      return { approved: ids.length };
    });
  }

  private async approveOne(em: Em, actor: Actor, id: string): Promise<void> {
    const letter = await this.lifecycle.lock(em, letterLife, id);
    requireAccess(actor, 'letter.approve', letter);
    letterMachine.require(letter.state, 'approve');
    if (letter.fileId === null) throw committeeErrors.LETTER_NOT_READY({ number: letter.number });
    await this.lifecycle.move(em, actor, letterLife, letter, 'approve', { approvedBy: actor.personId, approvedAt: await this.tx.now(em) });
  }

  /** A letter that was sent, or minutes that are numbered, are recognised by their code. */
  async verify(em: Em, code: string): Promise<VerifiedDocument | null> {
    const letter = await em.findOneBy(DecisionLetter, { code, state: 'sent' });
    if (letter) {
      const file = await this.files.describe(em, letter.fileId!);
      return {
        ...KINDS.letter,
        number: letter.number,
        at: zonedInstant(letter.sentAt!),
        sha256: file.sha256,
        status: letterMachine.label('sent'),
        facts: [],
      };
    }
    const session = await em.findOneBy(CommitteeSession, { minutesCode: code });
    if (!session?.closedAt) return null;
    const file = session.minutesFileId ? await this.files.describe(em, session.minutesFileId) : null;
    const status = session.state === 'minutes_signed' ? SIGNED : session.state === 'cancelled' ? ANNULLED : UNSIGNED;
    return {
      ...KINDS.minutes,
      number: session.minutesNumber!,
      at: zonedInstant(session.closedAt),
      sha256: file?.sha256 ?? null,
      status,
      facts: [],
    };
  }
}

const KINDS: Record<'letter' | 'minutes', { kind: Label }> = {
  letter: { kind: { fr: 'Notification de décision', ar: 'تبليغ قرار', en: 'Decision letter' } },
  minutes: { kind: { fr: 'Procès-verbal de séance', ar: 'محضر جلسة', en: 'Minutes of a session' } },
};
const SIGNED: Label = { fr: 'Signé', ar: 'موقع', en: 'Signed' };
const ANNULLED: Label = { fr: 'Sans effet : n’a pu être signé', ar: 'بدون أثر: تعذر توقيعه', en: 'Without effect: could not be signed' };
const UNSIGNED: Label = { fr: 'Signatures en cours', ar: 'التوقيعات جارية', en: 'Being signed' };

export const sendLetter = defineJob({ name: 'committees.send-letter', queue: 'notifications', payload: z.object({ letterId: z.uuid() }) });

/** Tells every account holder of the association, in their language: the letter, the state of the file and the message at the same instant. */
@Injectable()
export class SendLetter implements JobHandler<{ letterId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly applications: Applications,
    private readonly associations: Associations,
    private readonly messages: Messages,
    private readonly calls: Calls,
  ) {}

  handle({ letterId }: { letterId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const letter = await this.lifecycle.lockIfAny(em, letterLife, letterId);
      if (!letter || !letterMachine.can(letter.state, 'send')) return 'skipped';
      const rows = await em.query<{ number: string; outcome: Outcome }[]>(
        `SELECT f.number, d.outcome FROM committee_decision d JOIN session_file f ON f.id = d.file_id WHERE d.id = $1`,
        [letter.decisionId],
      );
      const { number, outcome } = rows[0]!;
      const { title, callId } = await this.applications.facts(em, letter.applicationId);
      const now = await this.tx.now(em);
      const appealUntil = lastDayOfAppeal(dayOfInstant(now), daysBetween(letter.issuedOn, letter.appealUntil));
      const members = await this.associations.members(em, letter.associationId);
      await this.messages.send(em, {
        to: members.map((member) => member.id),
        message: letterSent,
        params: { number, title, outcome: OUTCOMES[outcome], letter: letter.number, until: dayInWords(appealUntil) },
        path: `/app/applications/${letter.applicationId}`,
      });
      await this.lifecycle.move(em, SYSTEM, letterLife, letter, 'send', { sentAt: now, appealUntil });
      await this.applications.tellOutcome(em, letter.applicationId, now);
      await this.decideCall(em, callId);
      return 'done';
    });
  }

  /** The results of a call are fixed when its last letter leaves: before, its state would tell who is still to be decided on. */
  private async decideCall(em: Em, callId: string): Promise<void> {
    // Two letters sent at once must not both take the other for the last.
    await em.query(`SELECT pg_advisory_xact_lock(hashtext('committees.tell ' || $1))`, [callId]);
    if (await this.applications.isSettled(em, callId)) await this.calls.markDecided(em, SYSTEM, callId);
  }
}
