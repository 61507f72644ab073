import { Injectable } from '@nestjs/common';
import type { Label, Language } from '#kernel';
import { ExtensionPoint, Extensions, type Em } from '#platform';
import { hasOpenMatters } from '../data/merging.queries.js';
import { associationErrors } from '../domain/errors.js';
import type { Follower, Joining } from '../domain/merging.js';

/** Tables of later stages whose rows follow the association that they name. */
export const followers = new ExtensionPoint<Follower>('what follows an association into another');

/** What under way forbids that two become one, or two again: nothing, or a sentence. */
export type MergeObstacle = (em: Em, joining: Joining) => Promise<Label | null>;
export const mergeObstacles = new ExtensionPoint<MergeObstacle>('what forbids that two associations become one');

const OPEN: Label = {
  fr: 'Un changement de compte, des modifications, une demande de présidence ou une invitation attend encore une réponse.',
  ar: 'ما زال تغيير حساب أو تعديلات أو طلب رئاسة أو دعوة في انتظار جواب.',
  en: 'A change of account, changes, a claim to the presidency or an invitation still waits for an answer.',
};

@Injectable()
export class MergeObstacles {
  constructor(private readonly extensions: Extensions) {}

  followers(): readonly Follower[] {
    return this.extensions.of(followers);
  }

  /** @throws MERGE_FORBIDDEN {reasons} */
  async refuse(em: Em, joining: Joining): Promise<void> {
    const found: Label[] = [];
    if (!joining.undo && ((await hasOpenMatters(em, joining.otherId)) || (await hasOpenMatters(em, joining.keptId)))) found.push(OPEN);
    for (const obstacle of this.extensions.of(mergeObstacles)) {
      const reason = await obstacle(em, joining);
      if (reason) found.push(reason);
    }
    forbid(found);
  }
}

/** @throws MERGE_FORBIDDEN {reasons} unless there is none */
export function forbid(reasons: readonly Label[]): void {
  if (reasons.length === 0) return;
  const inOne = (language: Language) => reasons.map((reason) => reason[language]).join(' ');
  throw associationErrors.MERGE_FORBIDDEN({ reasonsFr: inOne('fr'), reasonsAr: inOne('ar'), reasonsEn: inOne('en') });
}
