import { IsNull, LessThan, Not } from 'typeorm';
import type { Em } from '#platform';
import { BilanEdition } from '../data/bilan-edition.entity.js';
import { forThePublic, type BilanYear } from '../domain/bilan.js';

/** What anyone may read of a frozen edition, beside those frozen before it. */
export async function publicFigures(em: Em, { year, number, figures }: BilanEdition): Promise<BilanYear> {
  const where = { year, number: LessThan(number), figures: Not(IsNull()) };
  const earlier = await em.find(BilanEdition, { where, order: { number: 'ASC' } });
  return forThePublic(
    figures!,
    earlier.map((edition) => edition.figures!),
  );
}
