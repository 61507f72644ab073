import { zonedInstant, type DomainError } from '#kernel';
import { platformErrors, type Em } from '#platform';
import type { Directory } from './directory.js';

/** What is held now of a part that somebody else saved since it was read. */
export interface SavedMeanwhile {
  /** The version to send next time. */
  current: number;
  /** In the shape in which the part is saved, so that whoever sent the old version can bring both together. */
  content: unknown;
  savedBy: string | null;
  savedAt: Date | null;
}

/** VERSION_CONFLICT {current, content, savedBy {id, name}, savedAt}: nothing was overwritten, and whose words stand there is said. */
export async function savedMeanwhile(directory: Directory, em: Em, held: SavedMeanwhile): Promise<DomainError> {
  const { current, content, savedBy, savedAt } = held;
  const saver = savedBy === null ? undefined : (await directory.people(em, [savedBy])).get(savedBy);
  return platformErrors.VERSION_CONFLICT({
    current,
    content,
    savedBy: saver ? { id: saver.id, name: saver.name } : null,
    savedAt: savedAt && zonedInstant(savedAt),
  });
}
