import { Injectable } from '@nestjs/common';
import type { Holding, HoldingSource } from '#identity';
import type { Em } from '#platform';
import { openStudiesOf } from '../data/instruction.queries.js';

const STUDIES = {
  fr: 'Dossiers à instruire, à réattribuer',
  ar: 'ملفات قيد الدراسة يجب إعادة إسنادها',
  en: 'Files under study, to be reassigned',
};

/** Files given to somebody are given to another before that person leaves. */
@Injectable()
export class StudiesHeld implements HoldingSource {
  async heldBy(em: Em, personId: string): Promise<Holding[]> {
    const open = (await openStudiesOf(em, [personId])).get(personId) ?? 0;
    if (open === 0) return [];
    const count = String(open);
    return [{ what: STUDIES, about: { fr: count, ar: count, en: count }, href: '/app/instruction' }];
  }
}
