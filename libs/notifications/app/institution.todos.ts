import { Injectable } from '@nestjs/common';
import { Institutions } from '#institution';
import type { Em } from '#platform';
import type { TodoItem, TodoSource } from './todos.js';

/** For the administrator of a new installation: nothing is issued before its institution is described and can pay. */
@Injectable()
export class InstitutionTodos implements TodoSource {
  readonly roles = ['administrator'];

  constructor(private readonly institutions: Institutions) {}

  async todos(em: Em): Promise<TodoItem[]> {
    const principal = await this.institutions.principalIfAny(em);
    if (!principal)
      return [
        {
          key: 'institution.describe',
          label: {
            fr: 'Décrire l’institution qui conduit les appels',
            ar: 'وصف المؤسسة التي تدير طلبات المشاريع',
            en: 'Describe the institution that runs the calls',
          },
          href: '/app/institutions/new',
          tone: 'late',
        },
      ];
    if (await this.institutions.canPay(em, principal.id)) return [];
    return [
      {
        key: 'institution.account',
        label: {
          fr: 'Ouvrir le compte d’où l’institution paie',
          ar: 'فتح الحساب الذي تؤدي منه المؤسسة',
          en: 'Open the account from which the institution pays',
        },
        href: `/app/institutions/${principal.id}`,
        tone: 'now',
      },
    ];
  }
}
