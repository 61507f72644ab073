import { Injectable } from '@nestjs/common';
import { zonedInstant, type Label } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import { Lists, type Actor, type Em } from '#platform';
import { firstActsIn } from '../data/conventions.queries.js';
import type { ConventionState } from '../domain/convention.machine.js';
import type { Instrument } from '../domain/terms.js';
import { AwardsList, AwardsQuery } from './awards.list.js';

interface Duty {
  state: ConventionState;
  instrument: Instrument | null;
  label: Label;
}

const SIGN: Label = { fr: 'Signer la convention', ar: 'توقيع الاتفاقية', en: 'Sign the convention' };
const DUTIES: Readonly<Record<string, readonly Duty[]>> = {
  'association.president': [{ state: 'sent', instrument: 'convention', label: SIGN }],
  'association.delegate': [{ state: 'sent', instrument: 'convention', label: SIGN }],
  signatory: [
    {
      state: 'signed_by_association',
      instrument: 'convention',
      label: { fr: 'Contresigner', ar: 'توقيع باسم الإدارة', en: 'Countersign' },
    },
    { state: 'sent', instrument: 'award_decision', label: SIGN },
  ],
  'programme.officer': [
    { state: 'drafted', instrument: null, label: { fr: 'Envoyer à la signature', ar: 'الإحالة على التوقيع', en: 'Send for signature' } },
  ],
};
const TO_DRAFT: Label = {
  fr: 'Conventions et décisions à préparer',
  ar: 'اتفاقيات وقرارات في انتظار الإعداد',
  en: 'Conventions and decisions to draw up',
};
const AT_MOST = 5;

/** Acts that wait for the reader. */
@Injectable()
export class ConventionTodos implements TodoSource {
  readonly roles = Object.keys(DUTIES);

  constructor(
    private readonly lists: Lists,
    private readonly awardsList: AwardsList,
  ) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    const items: TodoItem[] = actor.role === 'programme.officer' ? await this.awards(em, actor) : [];
    for (const { state, instrument, label } of DUTIES[actor.role] ?? []) {
      const rows = await firstActsIn(em, actor, { state, instrument }, AT_MOST);
      items.push(
        ...rows.map(({ id, number, title, signatureDueAt }): TodoItem => ({
          key: `convention-${id}`,
          label,
          about: named(number, title),
          href: `/app/conventions/${id}`,
          ...(signatureDueAt && state !== 'drafted' ? { due: zonedInstant(signatureDueAt) } : {}),
          tone: 'now',
        })),
      );
    }
    return items;
  }

  /** Final awards without an act. */
  private async awards(em: Em, actor: Actor): Promise<TodoItem[]> {
    const { items, total } = await this.lists.page(
      em,
      actor,
      this.awardsList,
      Object.assign(new AwardsQuery(), { pageSize: 1, waiting: '1' }),
    );
    const [first] = items;
    if (!first) return [];
    const only = total === 1;
    return [
      {
        key: 'convention-awards',
        label: TO_DRAFT,
        ...(only ? { about: named(first.applicationNumber ?? '—', first.title) } : {}),
        href: only ? `/app/conventions/awards/${first.applicationId}` : '/app/conventions/awards',
        count: total,
        tone: 'now',
      },
    ];
  }
}

/** A number and a title that people wrote, the same in every language. */
function named(number: string, title: string): Label {
  const text = `\u2066${number}\u2069 · \u2068${title}\u2069`;
  return { fr: text, ar: text, en: text };
}
