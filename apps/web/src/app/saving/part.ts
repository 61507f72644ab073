import type { Moment } from '../../ui/language.js';
import { ApiProblem } from '../api/problem.js';
import { merge } from './merge.js';
import { isSame, type Json } from './same.js';

/** A part of a draft that is saved by itself. */
export interface Part {
  /** Where the API takes it by PUT. */
  address: string;
  /** The page where people write it, and what they call it there. */
  href: string;
  title: string;
  /** What the API calls its version. */
  versionName: 'version' | 'revision';
}

/** What the API holds, as far as is known here. */
export interface Known {
  version: number;
  content: Json;
}

/** The line to the API, for whoever wrote the words: somebody else's session never sends them. @throws ApiProblem */
export interface Line {
  put: (person: string, address: string, body: object) => Promise<Record<string, unknown>>;
}

/** Who saved the version that stands against one's own, and when, as far as the API says. */
export interface Other {
  savedBy: { id: string; name: string } | null;
  savedAt: Moment | null;
}

/** Both sides changed the same field: a person chooses. */
export class Conflict extends Error {
  constructor(
    readonly theirs: Known,
    readonly other: Other,
  ) {
    super('Both sides changed the same field');
  }
}

export interface Sent extends Known {
  /** The wall time of the server: "14:05". */
  at: string;
}

/** With somebody else saving at the same moment each attempt may meet a newer version; more than this is no coincidence. */
const ATTEMPTS = 5;

/**
 * Saves `content`, which was made from what is known of the API. What somebody else saved meanwhile is merged in and sent again; an answer that was
 * lost on the way is recognised by finding one's own words there.
 * @throws Conflict where both changed the same field; ApiProblem
 */
export async function sendPart(line: Line, person: string, part: Part, known: Known, content: Json): Promise<Sent> {
  let [{ version, content: base }, wanted] = [known, content];
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await line.put(person, part.address, { [part.versionName]: version, ...(wanted as object) });
      return { version: answer[part.versionName] as number, content: wanted, at: clockOf(answer['saved']) };
    } catch (refusal) {
      if (!(refusal instanceof ApiProblem) || refusal.code !== 'VERSION_CONFLICT' || attempt === ATTEMPTS) throw refusal;
      const { current, content: theirs, savedBy, savedAt } = refusal.params as { current: number; content: Json } & Partial<Other>;
      const merged = merge(base, wanted, theirs);
      if (merged.clashes.length > 0)
        throw new Conflict({ version: current, content: theirs }, { savedBy: savedBy ?? null, savedAt: savedAt ?? null });
      if (isSame(merged.content, theirs)) return { version: current, content: theirs, at: clockOf(savedAt) };
      [version, base, wanted] = [current, theirs, merged.content];
    }
  }
}

const clockOf = (instant: unknown): string => ((instant as { wall?: string } | null | undefined)?.wall ?? '').slice(11, 16);

/** No answer, a fault of the server, a session that ended: the words are as good as before and are sent again. */
export const isLost = (failure: unknown): boolean =>
  failure instanceof ApiProblem && (failure.status === 0 || failure.status >= 500 || failure.status === 401 || failure.status === 429);

/** It would only ask the same person the same thing again: the next attempt waits for them. */
export const waitsForPerson = (failure: unknown): boolean => failure instanceof ApiProblem && failure.status === 401;
