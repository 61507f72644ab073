import type { Saved } from '#applications';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, ApiProblem } from '../../app/api/index.js';
import { useSaver } from '../../app/saving/index.js';
import { isSame } from './same.js';

export interface Conflict<Values> {
  mine: Values;
  theirs: Values;
  current: number;
}

interface AutosaveOptions<Values> {
  /** Where this part of the file is saved by PUT. */
  address: string;
  /** The version it was read at. */
  version: number;
  /** What is sent beside the version. */
  body: (values: Values) => object;
  /** The values from what the API holds, as VERSION_CONFLICT gives it. */
  fromContent: (content: never) => Values;
  /** Addresses to read again after each saving. */
  invalidates: string;
}

/**
 * Saves a part of a draft as it is typed, on leaving a field, on leaving the page. What somebody else wrote meanwhile is never
 * overwritten but given back as a conflict.
 */
export function useAutosave<Values>({ address, version, body, fromContent, invalidates }: AutosaveOptions<Values>) {
  const client = useQueryClient();
  const [conflict, setConflict] = useState<Conflict<Values> | null>(null);
  const known = useRef(version);

  const conflictOf = (refusal: ApiProblem, values: Values): 'shown' | 'saved' | null => {
    if (refusal.code !== 'VERSION_CONFLICT') return null;
    const { current, content } = refusal.params as { current: number; content: never };
    const theirs = fromContent(content);
    known.current = current;
    // The answer was lost on the way but the words had arrived: nothing to choose.
    if (isSame(body(theirs), body(values))) return 'saved';
    setConflict({ mine: values, theirs, current });
    return 'shown';
  };
  const { saver, saving, problem } = useSaver<Values>({
    send: async (values) => {
      const answer = (await api.putTo(address, { version: known.current, ...body(values) })) as unknown as Saved;
      known.current = answer.version;
      void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(invalidates) });
      return answer.saved.wall.slice(11, 16);
    },
    onRefused: conflictOf,
  });

  return {
    saving: conflict ? ({ state: 'idle' } as const) : saving,
    problem,
    conflict,
    touch: (values: Values) => saver.touch(values),
    /** Sends what waits and tells whether everything is saved. */
    settle: () => saver.settle(),
    keepMine: () => {
      if (conflict) saver.touch(conflict.mine);
      setConflict(null);
    },
    takeTheirs: () => {
      saver.forget();
      setConflict(null);
    },
  };
}
