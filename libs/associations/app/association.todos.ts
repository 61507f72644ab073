import { Injectable } from '@nestjs/common';
import { ROLE_NAMES } from '#identity';
import { zonedInstant } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';
import { waitingForMember, waitingForOfficer } from '../data/associations.queries.js';
import { toLookAtAgain } from '../data/lapses.queries.js';
import { revisionsToDecide } from '../data/revisions.queries.js';
import { claimsToDecide } from '../data/presidency.queries.js';
import { countInvitationsFor } from '../data/member-invitations.queries.js';

const OWN = '/app/associations';
const MEMBERS_WITH_TASKS = ['association.president', 'association.treasurer'];
const OFFICERS_WITH_TASKS = ['instructor', 'programme.officer', 'accountant'];
/** For somebody with an account and no role yet. */
const REGISTER: TodoItem = {
  key: 'association.register',
  label: { fr: 'Inscrire votre association', ar: 'تسجيل جمعيتكم', en: 'Register your association' },
  href: `${OWN}/new`,
  tone: 'now',
};

/** What members and officers must do about associations, and the way in for whoever has none yet. */
@Injectable()
export class AssociationTodos implements TodoSource {
  readonly roles = ['person', ...ROLE_NAMES];

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const invitations = await this.invitationsOf(em, actor);
    if (actor.role === 'person') return [...invitations, REGISTER];
    if (MEMBERS_WITH_TASKS.includes(actor.role)) return [...invitations, ...(await this.ofMember(em, actor))];
    if (OFFICERS_WITH_TASKS.includes(actor.role)) return [...invitations, ...(await this.ofOfficer(em, actor))];
    return invitations;
  }

  /** Whatever the role: somebody asks the person into an association, and nothing counts before the answer. */
  private async invitationsOf(em: Em, actor: Actor): Promise<TodoItem[]> {
    const { count, due } = await countInvitationsFor(em, actor.personId);
    if (count === 0) return [];
    return [
      {
        key: 'association.invitation',
        label: {
          fr: 'Répondre à l’invitation d’une association',
          ar: 'الجواب على دعوة جمعية',
          en: 'Answer the invitation of an association',
        },
        href: '/app/invitations',
        count,
        due: zonedInstant(due!),
        tone: 'now',
      },
    ];
  }

  private async ofMember(em: Em, actor: Actor): Promise<TodoItem[]> {
    const waiting = await waitingForMember(em, actor.scope.associationId ?? null, actor.personId);
    if (!waiting) return [];
    const { id, name, state, toConfirm } = waiting;
    const about = { fr: name.fr, ar: name.ar, en: name.en ?? name.fr };
    const line = (key: string, label: TodoItem['label']): TodoItem[] => [
      { key: `association.${key}`, label, about, href: `${OWN}/${id}`, tone: 'now' },
    ];
    if (state === 'draft') return line('complete', { fr: 'Terminer l’inscription', ar: 'إتمام التسجيل', en: 'Finish the registration' });
    if (state === 'returned') return line('correct', { fr: 'Corriger l’inscription', ar: 'تصحيح التسجيل', en: 'Correct the registration' });
    return toConfirm
      ? line('confirm-account', { fr: 'Confirmer le compte bancaire', ar: 'تأكيد الحساب البنكي', en: 'Confirm the bank account' })
      : [];
  }

  private async ofOfficer(em: Em, actor: Actor): Promise<TodoItem[]> {
    const { registrations, accounts } = await waitingForOfficer(em, actor.scope.regionCode ?? null);
    const line = (key: string, count: number, label: TodoItem['label'], href: string): TodoItem[] =>
      count > 0 ? [{ key: `association.${key}`, label, href, count, tone: 'now' }] : [];
    return [
      ...(actor.role === 'accountant'
        ? []
        : line(
            'verify',
            registrations,
            { fr: 'Inscriptions à vérifier', ar: 'تسجيلات في انتظار التحقق', en: 'Registrations to verify' },
            `${OWN}?state=submitted`,
          )),
      ...(actor.role === 'accountant'
        ? []
        : line(
            'revision',
            await revisionsToDecide(em, actor.scope.regionCode ?? null, actor.ownAssociationIds),
            { fr: 'Modifications à vérifier', ar: 'تعديلات في انتظار التحقق', en: 'Changes to verify' },
            `${OWN}?attention=revision`,
          )),
      ...(actor.role === 'accountant'
        ? []
        : line(
            'check-again',
            await toLookAtAgain(em, actor.scope.regionCode ?? null, actor.ownAssociationIds),
            { fr: 'Associations à vérifier à nouveau', ar: 'جمعيات تتطلب إعادة التحقق', en: 'Associations to verify again' },
            `${OWN}?attention=check_again`,
          )),
      ...(actor.role === 'accountant'
        ? []
        : line(
            'presidency',
            await claimsToDecide(em, actor.scope.regionCode ?? null, actor.ownAssociationIds),
            { fr: 'Changements de présidence à décider', ar: 'تغييرات رئاسة في انتظار القرار', en: 'Changes of presidency to decide' },
            `${OWN}?attention=presidency`,
          )),
      ...line(
        'verify-account',
        accounts,
        { fr: 'Comptes bancaires à vérifier', ar: 'حسابات بنكية للتحقق', en: 'Bank accounts to verify' },
        `${OWN}?attention=account`,
      ),
    ];
  }
}
