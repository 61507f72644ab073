import { Injectable } from '@nestjs/common';
import { REGIONS, type RegionCode } from '#kernel';
import type { Em } from '#platform';
import { Programmes } from '#programmes';
import type { Named } from './call.views.js';

export const namedRegions = (codes: readonly string[]): Named[] => codes.map((code) => ({ code, label: REGIONS[code as RegionCode] }));

/** The domains of calls in the words of each call's year. */
@Injectable()
export class NamedDomains {
  constructor(private readonly programmes: Programmes) {}

  /** Reads the labels of each year once and gives the way to name codes of that year. */
  async ofYears(em: Em, years: readonly number[]): Promise<(codes: readonly string[], year: number) => Named[]> {
    const labels = new Map<number, Named[]>();
    for (const year of new Set(years)) labels.set(year, await this.programmes.domainLabels(em, year));
    return (codes, year) => (labels.get(year) ?? []).filter(({ code }) => codes.includes(code)).map(({ code, label }) => ({ code, label }));
  }
}
