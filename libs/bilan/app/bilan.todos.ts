import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import type { TodoItem, TodoSource } from '#notifications';
import { decide, type Actor, type Em } from '#platform';
import { Conventions } from '#conventions';
import { BilanEdition } from '../data/bilan-edition.entity.js';

const MOST = 5;
const TO_PREPARE: Label = { fr: 'Préparer l’édition du bilan', ar: 'إعداد إصدار الحصيلة', en: 'Prepare the edition of the bilan' };
const TO_FREEZE: Label = { fr: 'Arrêter le bilan de l’année', ar: 'حصر حصيلة السنة', en: 'Freeze the bilan of the year' };
const TO_PUBLISH: Label = { fr: 'Publier le bilan de l’année', ar: 'نشر حصيلة السنة', en: 'Publish the bilan of the year' };

/** Years that count projects and have no published edition yet, and editions under way. */
@Injectable()
export class BilanTodos implements TodoSource {
  readonly roles = ['communication.officer'];

  constructor(private readonly conventions: Conventions) {}

  async todos(em: Em, actor: Actor): Promise<TodoItem[]> {
    if (!decide(actor, 'bilan_edition.open').allowed) return [];
    const years = await this.conventions.countedYears(em);
    const editions = await em.find(BilanEdition, { select: { year: true, state: true } });
    const frozen = new Set(editions.filter(({ state }) => state === 'frozen').map(({ year }) => year));
    const begun = new Set(editions.filter(({ state }) => state === 'draft').map(({ year }) => year));
    const published = new Set(editions.filter(({ state }) => state === 'published').map(({ year }) => year));
    return years
      .flatMap((year) => {
        if (frozen.has(year)) return [item(year, 'publish', TO_PUBLISH)];
        if (begun.has(year)) return [item(year, 'freeze', TO_FREEZE)];
        return published.has(year) ? [] : [item(year, 'prepare', TO_PREPARE)];
      })
      .slice(0, MOST);
  }
}

function item(year: number, act: string, label: Label): TodoItem {
  const text = String(year);
  return {
    key: `bilan.${act}.${year}`,
    label,
    about: { fr: text, ar: text, en: text },
    href: `/app/bilan/editions?year=${year}`,
    tone: 'now',
  };
}
