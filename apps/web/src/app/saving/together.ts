import type { Known, Line, Part } from './part.js';
import type { Json } from './same.js';

/** Words of one part as they wait. */
interface Waiting {
  part: Part;
  known: Known;
  content: Json;
}

/** A part by the place that it has in a request with many: `budget`, `parts.partners`, `sections[need]`. */
interface Place {
  owner: string;
  group?: 'sections' | 'parts';
  name: string;
}

/** The API takes many parts of an application in one request, all of them or none. */
const OF_APPLICATION = /^(\/api\/applications\/[^/]+)\/(?:(project|eligibility|budget)|(sections|parts)\/([^/]+))$/;

function placeOf(address: string): Place | null {
  const [, owner, single, group, name] = OF_APPLICATION.exec(address) ?? [];
  if (!owner) return null;
  return single ? { owner, name: single } : { owner, group: group as Place['group'], name: decodeURIComponent(name!) };
}

/** What can go in one request with others of the same; null for what goes alone. */
export const ownerOf = ({ address }: Part): string | null => placeOf(address)?.owner ?? null;

/**
 * Saves parts of one application in one request, each at the version it was made from; returns what the API holds then, in their order.
 * All of them or none: whatever stands against one of them is told for all. @throws ApiProblem
 */
export async function sendTogether(line: Line, person: string, waiting: readonly Waiting[]): Promise<Known[]> {
  const placed = waiting.map((one) => ({ ...one, place: placeOf(one.part.address)! }));
  const answer = await line.put(person, `${placed[0]!.place.owner}/content`, bodyOf(placed));
  return placed.map(({ place, content }) => ({ version: versionIn(answer, place), content }));
}

function bodyOf(placed: readonly (Waiting & { place: Place })[]): object {
  const sections: object[] = [];
  const parts: Record<string, object> = {};
  const single: Record<string, object> = {};
  for (const { place, part, known, content } of placed) {
    const given = { [part.versionName]: known.version, ...(content as object) };
    if (place.group === 'sections') sections.push({ code: place.name, ...given });
    else (place.group === 'parts' ? parts : single)[place.name] = given;
  }
  return { ...single, ...(sections.length > 0 ? { sections } : {}), ...(Object.keys(parts).length > 0 ? { parts } : {}) };
}

function versionIn(answer: Record<string, unknown>, { group, name }: Place): number {
  const among = (group ? answer[group] : answer) as Record<string, number | { version: number }>;
  const saved = among[name]!;
  return typeof saved === 'number' ? saved : saved.version;
}
