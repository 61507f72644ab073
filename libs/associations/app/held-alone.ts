import { Injectable } from '@nestjs/common';
import { Directory, type Holding, type HoldingSource } from '#identity';
import type { Em } from '#platform';
import { associationsByIds } from '../data/associations.queries.js';

const PRESIDENCY = { fr: 'Présidence de l’association', ar: 'رئاسة الجمعية', en: 'Presidency of the association' };

/** A president hands over before leaving: nobody else signs for the association. */
@Injectable()
export class PresidenciesHeld implements HoldingSource {
  constructor(private readonly directory: Directory) {}

  async heldBy(em: Em, personId: string): Promise<Holding[]> {
    const presided: string[] = [];
    for (const id of (await this.directory.associationsOf(em, [personId])).get(personId) ?? [])
      if ((await this.directory.grantsIn(em, id, ['association.president'], personId)).length > 0) presided.push(id);
    const rows = presided.length > 0 ? await associationsByIds(em, presided) : [];
    return rows.map(({ id, name }) => ({ what: PRESIDENCY, about: { en: name.fr, ...name }, href: `/app/associations/${id}` }));
  }
}
