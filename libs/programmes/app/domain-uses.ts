import { Injectable } from '@nestjs/common';
import { ExtensionPoint, Extensions, type Em } from '#platform';

/** The numbers of what a programme's stages have outside of these domains. */
export type DomainUsesSource = (em: Em, programmeId: string, codes: readonly string[]) => Promise<readonly string[]>;
export const domainUsesSources = new ExtensionPoint<DomainUsesSource>('what lies outside of the domains of a programme');

/** What stands in the way when a programme no longer names a domain. */
@Injectable()
export class DomainUses {
  constructor(private readonly extensions: Extensions) {}

  async outside(em: Em, programmeId: string, codes: readonly string[]): Promise<string[]> {
    const numbers: string[] = [];
    for (const source of this.extensions.of(domainUsesSources)) numbers.push(...(await source(em, programmeId, codes)));
    return numbers;
  }
}
