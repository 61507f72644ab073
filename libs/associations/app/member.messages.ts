import { Injectable } from '@nestjs/common';
import { z } from 'zod';
import { Directory, roleLabel } from '#identity';
import { defineMessage, Messages } from '#notifications';
import { defineJob, noPayload, rowBy, Tx, type Em, type JobHandler } from '#platform';
import { findAssociation } from '../data/associations.store.js';
import { MemberInvitation } from '../data/member-invitation.entity.js';
import { MemberInvitationMoved, MemberLeft } from './association.events.js';
import { MemberInvitations } from './member-invitations.js';
import { OFFICES } from './member-invitations.reads.js';

const invited = defineMessage({
  name: 'associations.invited',
  subject: { fr: '{{association}} vous invite', ar: '{{association}} تدعوكم', en: '{{association}} invites you' },
  body: {
    fr: 'Bonjour {{name}},\n\n« {{association}} » vous invite à rejoindre son espace : {{role}}. Vous n’en faites partie que si vous acceptez ; vous pourrez en sortir quand vous voudrez.',
    ar: 'تحية طيبة {{name}}،\n\nتدعوكم «{{association}}» إلى الانضمام إلى فضائها: {{role}}. لن تكونوا عضوا فيه إلا إذا قبلتم؛ ويمكنكم مغادرته متى شئتم.',
    en: 'Hello {{name}},\n\n“{{association}}” invites you to join its space: {{role}}. You belong to it only if you accept; you may leave whenever you wish.',
  },
  action: { fr: 'Répondre à l’invitation', ar: 'الجواب على الدعوة', en: 'Answer the invitation' },
});
/** Anybody may type a name: until the administration has verified it, no subject says it. */
const UNSAID = { fr: 'Une association vous invite', ar: 'جمعية تدعوكم', en: 'An association invites you' };
const invitedUnverified = defineMessage({
  name: 'associations.invited-unverified',
  subject: UNSAID,
  body: {
    fr: 'Bonjour {{name}},\n\nune association que l’administration n’a pas encore vérifiée, inscrite sous le nom « {{association}} », vous invite à rejoindre son espace : {{role}}. Vous n’en faites partie que si vous acceptez. Si vous ne la connaissez pas, ignorez ce message.',
    ar: 'تحية طيبة {{name}}،\n\nتدعوكم جمعية لم تتحقق منها الإدارة بعد، مسجلة باسم «{{association}}»، إلى الانضمام إلى فضائها: {{role}}. لن تكونوا عضوا فيه إلا إذا قبلتم. إذا كنتم لا تعرفونها فتجاهلوا هذه الرسالة.',
    en: 'Hello {{name}},\n\nan association that the administration has not verified yet, registered as “{{association}}”, invites you to join its space: {{role}}. You belong to it only if you accept. If you do not know it, ignore this message.',
  },
  action: { fr: 'Répondre à l’invitation', ar: 'الجواب على الدعوة', en: 'Answer the invitation' },
});
const invitedOfficer = defineMessage({
  name: 'associations.invited-officer',
  subject: UNSAID,
  body: {
    fr: 'Bonjour {{name}},\n\n« {{association}} » vous invite à rejoindre son espace : {{role}}. Attention : vous exercez une fonction de l’administration ou d’un comité. Si vous acceptez, vous ne pourrez plus agir à ce titre sur les dossiers de cette association. Rien ne change si vous ne répondez pas. L’administration du site est informée de cette invitation.',
    ar: 'تحية طيبة {{name}}،\n\nتدعوكم «{{association}}» إلى الانضمام إلى فضائها: {{role}}. تنبيه: لكم مهمة في الإدارة أو في لجنة. إذا قبلتم فلن يمكنكم التصرف بهذه الصفة في ملفات هذه الجمعية. لا يتغير شيء إذا لم تجيبوا. وقد أُخبرت إدارة الموقع بهذه الدعوة.',
    en: 'Hello {{name}},\n\n“{{association}}” invites you to join its space: {{role}}. Mind: you hold an office of the administration or of a committee. If you accept, you can no longer act in it on the files of this association. Nothing changes if you do not answer. The administration of the site is told of this invitation.',
  },
  action: { fr: 'Répondre à l’invitation', ar: 'الجواب على الدعوة', en: 'Answer the invitation' },
});
const officerAsked = defineMessage({
  name: 'associations.officer-asked',
  subject: {
    fr: 'Une association invite un agent ou un membre de comité',
    ar: 'جمعية تدعو موظفا أو عضوا في لجنة',
    en: 'An association invites an officer or a committee member',
  },
  body: {
    fr: 'Bonjour {{name}},\n\n« {{association}} » a invité {{person}} ({{role}}). {{outcome}}',
    ar: 'تحية طيبة {{name}}،\n\nدعت «{{association}}» {{person}} ({{role}}). {{outcome}}',
    en: 'Hello {{name}},\n\n“{{association}}” has invited {{person}} ({{role}}). {{outcome}}',
  },
});
const answered = defineMessage({
  name: 'associations.invitation-answered',
  subject: { fr: 'Invitation : {{outcome}}', ar: 'الدعوة: {{outcome}}', en: 'Invitation: {{outcome}}' },
  body: {
    fr: 'Bonjour {{name}},\n\nvotre invitation à {{person}} pour « {{association}} » : {{outcome}}.',
    ar: 'تحية طيبة {{name}}،\n\nدعوتكم إلى {{person}} للانضمام إلى «{{association}}»: {{outcome}}.',
    en: 'Hello {{name}},\n\nyour invitation to {{person}} for “{{association}}”: {{outcome}}.',
  },
  action: { fr: 'Voir les membres', ar: 'الاطلاع على الأعضاء', en: 'See the members' },
});
const left = defineMessage({
  name: 'associations.member-left',
  subject: {
    fr: '{{person}} ne fait plus partie de {{association}}',
    ar: 'لم يعد {{person}} عضوا في {{association}}',
    en: '{{person}} no longer belongs to {{association}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\n{{person}} ne fait plus partie de l’espace de « {{association}} ».',
    ar: 'تحية طيبة {{name}}،\n\nلم يعد {{person}} عضوا في فضاء «{{association}}».',
    en: 'Hello {{name}},\n\n{{person}} no longer belongs to the space of “{{association}}”.',
  },
});

const OUTCOMES = {
  invite: {
    fr: 'Cette personne ne devient membre que si elle accepte ; elle est prévenue de ce que cela change.',
    ar: 'لا يصبح هذا الشخص عضوا إلا إذا قبل؛ وقد أُخبر بما يترتب عن ذلك.',
    en: 'This person becomes a member only by accepting, and is told what that changes.',
  },
  accept: {
    fr: 'Cette personne a accepté : elle n’agit plus à un autre titre sur les dossiers de cette association.',
    ar: 'قبل هذا الشخص الدعوة: لم يعد يتصرف بصفة أخرى في ملفات هذه الجمعية.',
    en: 'This person has accepted, and no longer acts in another capacity on the files of this association.',
  },
};
const ANSWERS = {
  accept: { fr: 'acceptée', ar: 'تم قبولها', en: 'accepted' },
  decline: { fr: 'déclinée', ar: 'لم تقبل', en: 'declined' },
  reconsider: {
    fr: 'en attente de nouveau, la personne revient sur son refus',
    ar: 'تنتظر الجواب من جديد، تراجع الشخص عن رفضه',
    en: 'waiting again, the person came back to their refusal',
  },
  expire: { fr: 'restée sans réponse', ar: 'بقيت دون جواب', en: 'not answered' },
};

export const tellInvitation = defineJob({ name: 'associations.tell-invitation', queue: 'events', payload: MemberInvitationMoved.payload });
export const tellMemberLeft = defineJob({ name: 'associations.tell-member-left', queue: 'events', payload: MemberLeft.payload });
export const expireInvitations = defineJob({
  name: 'associations.expire-invitations',
  queue: 'deadlines',
  payload: noPayload,
  attempts: 1,
});

type Moved = z.infer<typeof MemberInvitationMoved.payload>;

/** Tells the person invited, the inviter, and (when somebody who judges or pays is asked) the administrators. */
@Injectable()
export class TellInvitation implements JobHandler<Moved> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  handle({ invitationId, event }: Moved): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const invitation = await rowBy(em, MemberInvitation, { id: invitationId });
      if (!invitation) return 'skipped';
      const { name: association, state } = await findAssociation(em, invitation.associationId);
      const office = await this.directory.holdsAny(em, invitation.personId, OFFICES);
      if (office && (event === 'invite' || event === 'accept')) await this.tellAdministrators(em, invitation, association, event);
      if (event === 'invite') {
        if (invitation.state !== 'waiting') return 'skipped';
        const message = office ? invitedOfficer : state === 'verified' ? invited : invitedUnverified;
        const params = { association, role: roleLabel(invitation.role) };
        await this.messages.send(em, { to: [invitation.personId], message, params, path: '/app/invitations' });
        return 'done';
      }
      if (event === 'withdraw' || !invitation.invitedBy) return 'skipped';
      await this.messages.send(em, {
        to: [invitation.invitedBy],
        message: answered,
        names: [invitation.personId],
        params: { association, person: invitation.typedName, outcome: ANSWERS[event] },
        path: `/app/associations/${invitation.associationId}`,
      });
      return 'done';
    });
  }

  private async tellAdministrators(
    em: Em,
    invitation: MemberInvitation,
    association: { fr: string; ar: string; en?: string },
    event: 'invite' | 'accept',
  ): Promise<void> {
    const administrators = await this.directory.holders(em, ['administrator']);
    const person = (await this.directory.people(em, [invitation.personId])).get(invitation.personId)!;
    await this.messages.send(em, {
      to: administrators.map(({ id }) => id),
      message: officerAsked,
      names: [invitation.personId],
      params: { association, person: person.name, role: roleLabel(invitation.role), outcome: OUTCOMES[event] },
    });
  }
}

/** Tells whoever did not do it: the person who was removed, or the president whom somebody left. */
@Injectable()
export class TellMemberLeft implements JobHandler<z.infer<typeof MemberLeft.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly directory: Directory,
    private readonly messages: Messages,
  ) {}

  async handle({ associationId, personId, by }: z.infer<typeof MemberLeft.payload>): Promise<'done'> {
    await this.tx.run(async (em) => {
      const { name: association } = await findAssociation(em, associationId);
      const person = (await this.directory.people(em, [personId])).get(personId)!;
      const presidents = await this.directory.holders(em, ['association.president'], { associationId });
      const to = [personId, ...presidents.map(({ id }) => id)].filter((id) => id !== by);
      await this.messages.send(em, { to, message: left, names: [personId], params: { association, person: person.name } });
    });
    return 'done';
  }
}

@Injectable()
export class ExpireInvitations implements JobHandler<Record<string, never>> {
  constructor(private readonly invitations: MemberInvitations) {}

  async handle(): Promise<'done' | 'skipped'> {
    return (await this.invitations.expire()) > 0 ? 'done' : 'skipped';
  }
}
