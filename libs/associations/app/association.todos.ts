import { Injectable } from '@nestjs/common';
import { ROLE_NAMES } from '#identity';
import { zonedInstant, type Localized } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import type { Actor, Em } from '#platform';

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
    const [row] = await em.query<{ count: number; due: Date | null }[]>(
      `SELECT count(*)::int AS count, min(expires_at) AS due FROM member_invitation
       WHERE person_id = $1 AND state = 'waiting' AND expires_at > clock_timestamp()`,
      [actor.personId],
    );
    if (!row?.count) return [];
    return [
      {
        key: 'association.invitation',
        label: {
          fr: 'Répondre à l’invitation d’une association',
          ar: 'الجواب على دعوة جمعية',
          en: 'Answer the invitation of an association',
        },
        href: '/app/invitations',
        count: row.count,
        due: zonedInstant(row.due!),
        tone: 'now',
      },
    ];
  }

  private async ofMember(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<{ id: string; name: Localized; state: string; toConfirm: boolean }[]>(
      `SELECT a.id, a.name, a.state, EXISTS (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'proposed'
         AND b.proposed_by IS DISTINCT FROM $2) AS "toConfirm"
       FROM association a WHERE a.id = $1`,
      [actor.scope.associationId, actor.personId],
    );
    return rows.flatMap(({ id, name, state, toConfirm }): TodoItem[] => {
      const about = { fr: name.fr, ar: name.ar, en: name.en ?? name.fr };
      const href = `${OWN}/${id}`;
      const line = (key: string, label: TodoItem['label']): TodoItem => ({ key: `association.${key}`, label, about, href, tone: 'now' });
      if (state === 'draft')
        return [line('complete', { fr: 'Terminer l’inscription', ar: 'إتمام التسجيل', en: 'Finish the registration' })];
      if (state === 'returned')
        return [line('correct', { fr: 'Corriger l’inscription', ar: 'تصحيح التسجيل', en: 'Correct the registration' })];
      return toConfirm
        ? [line('confirm-account', { fr: 'Confirmer le compte bancaire', ar: 'تأكيد الحساب البنكي', en: 'Confirm the bank account' })]
        : [];
    });
  }

  private async ofOfficer(em: Em, actor: Actor): Promise<TodoItem[]> {
    const rows = await em.query<{ registrations: number; accounts: number }[]>(
      `SELECT count(*) FILTER (WHERE a.state = 'submitted')::int AS registrations,
         count(*) FILTER (WHERE a.state = 'verified' AND EXISTS
           (SELECT FROM bank_account b WHERE b.association_id = a.id AND b.state = 'confirmed'))::int AS accounts
       FROM association a WHERE a.state IN ('submitted', 'verified') AND ($1::text IS NULL OR a.region_code = $1)`,
      [actor.scope.regionCode ?? null],
    );
    const { registrations, accounts } = rows[0]!;
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
      ...line(
        'verify-account',
        accounts,
        { fr: 'Comptes bancaires à vérifier', ar: 'حسابات بنكية للتحقق', en: 'Bank accounts to verify' },
        OWN,
      ),
    ];
  }
}
