import { Injectable } from '@nestjs/common';
import { ExtensionPoint, Extensions, type Em } from '#platform';

/** The numbers by which people know what is paid from any of these shares. */
export type ShareUsesSource = (em: Em, subEnvelopeIds: readonly string[]) => Promise<readonly string[]>;
export const shareUsesSources = new ExtensionPoint<ShareUsesSource>('what is paid from a share');

/** What stands in the way of removing a share: the stages above say it by its number. */
@Injectable()
export class ShareUses {
  constructor(private readonly extensions: Extensions) {}

  async of(em: Em, subEnvelopeIds: readonly string[]): Promise<string[]> {
    const numbers: string[] = [];
    for (const source of this.extensions.of(shareUsesSources)) numbers.push(...(await source(em, subEnvelopeIds)));
    return numbers;
  }
}
