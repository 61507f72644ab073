import { Injectable } from '@nestjs/common';
import { dayOfInstant } from '#kernel';
import { Delays, Parameters } from '#institution';
import { days, deadlinePayload, Deadlines, defineAlarm, defineDeadline, type DueDate, type DueDates, type Wanted } from '#notifications';
import { defineJob, Lifecycle, Tx, type Em, type JobHandler } from '#platform';
import { actsToSign, type ActToSign } from '../data/conventions.queries.js';
import { actName } from '../domain/terms.js';
import { conventionTerms } from './convention.parameters.js';
import { conventionLife } from './convention.lives.js';
import { Conventions } from './conventions.js';

export const takeEffect = defineJob({ name: 'conventions.take-effect', queue: 'deadlines', payload: deadlinePayload });
export const TAKE_EFFECT = defineAlarm({
  kind: 'conventions.effective-date',
  title: { fr: 'Prise d’effet', ar: 'دخول حيز التنفيذ', en: 'Taking effect' },
  sets: ['convention.starts_on'],
  follows: takeEffect,
});
export const SIGNATURE_DUE = defineDeadline({
  kind: 'conventions.signature',
  title: { fr: 'Signature attendue', ar: 'توقيع منتظر', en: 'Signature awaited' },
  sets: ['convention.signature_due_at'],
  before: [days(7), days(2)],
  after: [days(1)],
  concerns: ['convention.sign', 'convention.countersign', 'convention.decide'],
});

interface ActTerms {
  id: string;
  institutionId: string;
  termsRevisionId: string;
}

/** The term of the signature that comes next. */
@Injectable()
export class SignatureTerm {
  constructor(
    private readonly tx: Tx,
    private readonly deadlines: Deadlines,
    private readonly parameters: Parameters,
    private readonly delays: Delays,
  ) {}

  /** It begins for the side whose turn it is now. Returns the column to write with the move. */
  async begin(em: Em, { id, institutionId, termsRevisionId }: ActTerms): Promise<{ signatureDueAt: Date }> {
    const { signatureDays } = await this.parameters.ofRevision(em, conventionTerms, termsRevisionId);
    const signatureDueAt = await this.delays.end(em, institutionId, await this.tx.now(em), signatureDays);
    await this.deadlines.set(em, SIGNATURE_DUE, id, signatureDueAt);
    return { signatureDueAt };
  }

  end(em: Em, conventionId: string): Promise<void> {
    return this.deadlines.cancel(em, SIGNATURE_DUE, conventionId);
  }
}

const signatureOf = ({ state, instrument }: ActToSign) =>
  instrument === 'award_decision' ? 'convention.decide' : state === 'sent' ? 'convention.sign' : 'convention.countersign';

@Injectable()
export class SignaturesDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    return (await actsToSign(em, wanted)).map((act) => {
      const name = actName(act);
      const about = (language: keyof typeof name) => `${name[language]} · \u2068${act.title}\u2069`;
      return {
        subjectId: act.id,
        dueAt: act.dueAt,
        about: { fr: about('fr'), ar: about('ar'), en: about('en') },
        path: `/app/conventions/${act.id}`,
        scope: {
          programmeId: act.programmeId,
          institutionId: act.institutionId,
          regionCode: act.regionCode,
          associationId: act.associationId,
          applicationId: act.applicationId,
          excludedPersonIds: act.signers,
        },
        acts: { policy: signatureOf(act) },
        answers: { policy: 'convention.send' },
      };
    });
  }
}

/** The effective date of a convention that was signed before it. */
@Injectable()
export class TakeEffect implements JobHandler<{ subjectId: string }> {
  constructor(
    private readonly tx: Tx,
    private readonly lifecycle: Lifecycle,
    private readonly conventions: Conventions,
  ) {}

  handle({ subjectId }: { subjectId: string }): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const convention = await this.lifecycle.lock(em, conventionLife, subjectId);
      if (convention.startsOn && convention.startsOn > dayOfInstant(await this.tx.now(em))) return 'skipped';
      return (await this.conventions.takeEffect(em, subjectId)) ? 'done' : 'skipped';
    });
  }
}
