import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import {
  defineProposal,
  found,
  platformErrors,
  rowBy,
  type Actor,
  type Em,
  type Proposal,
  type ProposalFacts,
  type ProposalHandler,
} from '#platform';
import { hasAnyFactor } from '../data/passkeys.queries.js';
import { Person } from '../data/person.entity.js';
import { identityErrors } from '../domain/errors.js';
import { Recovery } from './recovery.js';

const payload = z.object({ personId: z.uuid() });
type EnrolmentPayload = z.infer<typeof payload>;

/** Somebody has lost the telephone and the codes kept on paper: two administrators let them enrol anew, after a notice. */
export const enrolmentProposal = defineProposal({
  kind: 'identity.new-enrolment',
  errors: ['NO_SECOND_FACTOR'],
  subject: 'person',
  payload,
  propose: 'person.propose_enrolment',
  confirm: 'person.confirm_enrolment',
  lastsDays: 7,
  label: { fr: 'Nouveau second facteur', ar: 'عامل تحقق ثان جديد', en: 'New second factor' },
});

@Injectable()
export class EnrolmentProposals implements ProposalHandler<EnrolmentPayload> {
  constructor(private readonly recovery: Recovery) {}

  async facts(em: Em, { personId }: EnrolmentPayload): Promise<ProposalFacts> {
    const person = await rowBy(em, Person, { id: personId });
    if (!person || person.state === 'erased') throw platformErrors.NOT_FOUND();
    return {
      subjectId: personId,
      scope: {},
      barred: [personId],
      names: [personId],
      href: `/app/people/${personId}`,
      about: {
        fr: `${person.name}, ${person.email}, enregistrera un nouveau téléphone 48 heures après votre accord ; un avis lui est envoyé aussitôt.`,
        ar: `سيسجل ${person.name}، ${person.email}، هاتفا جديدا بعد 48 ساعة من موافقتكم؛ ويرسل إليه إشعار فورا.`,
        en: `${person.name}, ${person.email}, will enrol a new telephone 48 hours after you agree; a notice is sent at once.`,
      },
    };
  }

  async carryOut(em: Em, actor: Actor, { personId }: EnrolmentPayload, proposal: Proposal): Promise<void> {
    await this.recovery.scheduleEnd(em, actor, personId, proposal.reason);
  }

  /** What makes it pointless is said before anybody is asked. @throws NO_SECOND_FACTOR */
  static async requirePossible(em: Em, personId: string, now: Date): Promise<void> {
    await found(em, Person, personId);
    if (!(await hasAnyFactor(em, personId, now))) throw identityErrors.NO_SECOND_FACTOR();
  }
}
