import { Injectable } from '@nestjs/common';
import { instantOfWall, type Label, type Localized } from '#kernel';
import { days, Deadlines, defineDeadline, type DeadlineDefinition, type DueDate, type DueDates, type Wanted } from '#notifications';
import type { Em } from '#platform';
import { DocumentKinds } from './document-kinds.js';
import { boardSeatsDue, documentsDue, invitationsDue } from '../data/association-due.queries.js';
import { delegationsDue, objectionsDue } from '../data/presidency.queries.js';
import { BOARD_FUNCTIONS } from '../domain/association-kinds.js';

/** Nothing is paid without it: the association is told before, and again when it has expired. */
export const DOCUMENT_EXPIRES = defineDeadline({
  kind: 'associations.document-expires',
  title: { fr: 'Document à renouveler', ar: 'وثيقة يجب تجديدها', en: 'Document to renew' },
  sets: ['vault_document.valid_until'],
  before: [days(60), days(30), days(7)],
  after: [days(1)],
  concerns: ['association.edit'],
  todo: true,
});
/** A mandate that nobody renewed may be no mandate: those who verify the association are told. */
export const BOARD_MANDATE_ENDS = defineDeadline({
  kind: 'associations.board-mandate',
  title: { fr: 'Mandat du bureau à renouveler', ar: 'انتداب بالمكتب يجب تجديده', en: 'Mandate on the board to renew' },
  sets: ['board_member.ends_on'],
  before: [days(30), days(7)],
  after: [days(1)],
  concerns: ['association.edit'],
  todo: true,
});
/** An offer of a role in an association; who made it is told by the message of the invitation what became of it. */
export const INVITATION_ENDS = defineDeadline({
  kind: 'associations.invitation-ends',
  title: { fr: 'Répondre à l’invitation d’une association', ar: 'الجواب على دعوة جمعية', en: 'Answer the invitation of an association' },
  sets: ['member_invitation.expires_at'],
  before: [days(7), days(1)],
  after: [],
});

/** The president of today is told before nobody hears them any more; whoever decides is told afterwards. */
export const OBJECTION_ENDS = defineDeadline({
  kind: 'associations.presidency-objection',
  title: {
    fr: 'S’opposer à un changement de présidence',
    ar: 'التعرض على تغيير الرئاسة',
    en: 'Object to a change of presidency',
  },
  sets: ['presidency_claim.objection_until'],
  before: [days(5), days(1)],
  after: [days(1)],
  concerns: ['presidency_claim.object'],
  todo: true,
});
/** It ends by itself: both are told, so that another may be written in time. */
export const DELEGATION_ENDS = defineDeadline({
  kind: 'associations.delegation-ends',
  title: { fr: 'Délégation de signature qui prend fin', ar: 'تفويض بالتوقيع يقترب أجله', en: 'Delegation of signature that ends' },
  sets: ['signing_delegation.ends_on'],
  before: [days(7)],
  after: [],
  concerns: ['association.end_delegation'],
});

/** "Valid until" a day and "until" a day mean the end of it. */
const endOf = (day: string): Date => instantOfWall(`${day}T23:59`);

/** Alarms of what ends on a day. */
@Injectable()
export class EndingDays {
  constructor(private readonly deadlines: Deadlines) {}

  async set(em: Em, kind: DeadlineDefinition, subjectId: string, day: string | null): Promise<void> {
    if (day) await this.deadlines.set(em, kind, subjectId, endOf(day));
  }
}

const named = (what: Label, name: Localized): Label => ({
  fr: `${what.fr} · \u2068${name.fr}\u2069`,
  ar: `${what.ar} · \u2068${name.ar || name.fr}\u2069`,
  en: `${what.en} · \u2068${name.en ?? name.fr}\u2069`,
});

@Injectable()
export class DocumentsDue implements DueDates {
  constructor(private readonly kinds: DocumentKinds) {}

  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await documentsDue(em, wanted);
    const labelOf = await this.kinds.labels(em, rows);
    return rows.map(({ id, day, kind, title, kindsRevisionId, name, owner, ...scope }) => ({
      subjectId: id,
      dueAt: endOf(day),
      about: named(labelOf({ kind, title, kindsRevisionId }, owner), name),
      path: `/app/associations/${scope.associationId}`,
      scope,
      acts: { policy: 'association.edit' },
      answers: { policy: 'association.edit' },
    }));
  }
}

@Injectable()
export class BoardMandatesDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await boardSeatsDue(em, wanted);
    return rows.map(({ id, day, function: held, name, ...scope }) => ({
      subjectId: id,
      dueAt: endOf(day),
      about: named(BOARD_FUNCTIONS[held], name),
      path: `/app/associations/${scope.associationId}`,
      scope,
      acts: { policy: 'association.edit' },
      answers: { policy: 'association.verify' },
    }));
  }
}

@Injectable()
export class InvitationsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await invitationsDue(em, wanted);
    return rows.map(({ id, dueAt, personId, name }) => ({
      subjectId: id,
      dueAt,
      about: { fr: name.fr, ar: name.ar || name.fr, en: name.en ?? name.fr },
      path: '/app/invitations',
      scope: {},
      acts: { policy: 'member_invitation.answer', personIds: [personId] },
    }));
  }
}

@Injectable()
export class ObjectionsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await objectionsDue(em, wanted);
    return rows.map(({ id, dueAt, formerId, name, ...scope }) => ({
      subjectId: id,
      dueAt,
      about: { fr: name.fr, ar: name.ar || name.fr, en: name.en ?? name.fr },
      path: `/app/associations/${scope.associationId}`,
      scope,
      acts: { policy: 'presidency_claim.object', personIds: formerId ? [formerId] : [] },
      answers: { policy: 'presidency_claim.confirm' },
    }));
  }
}

@Injectable()
export class DelegationsDue implements DueDates {
  async open(em: Em, wanted: Wanted): Promise<DueDate[]> {
    const rows = await delegationsDue(em, wanted);
    return rows.map(({ id, day, personId, givenBy, name, ...scope }) => ({
      subjectId: id,
      dueAt: endOf(day),
      about: { fr: name.fr, ar: name.ar || name.fr, en: name.en ?? name.fr },
      path: `/app/associations/${scope.associationId}`,
      scope,
      acts: { policy: 'association.end_delegation', personIds: [personId, givenBy] },
    }));
  }
}
