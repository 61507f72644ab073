import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { Saving } from '../../ui/SaveState.js';
import { useUnsent, watch } from '../../ui/waiting.js';
import { newKey, type ApiProblem } from '../api/index.js';
import { useSession } from '../session/session.js';
import { Autosave, type Question } from './autosave.js';
import { withParts, type Held } from './held.js';
import { line } from './line.js';
import type { Side } from './merge.js';
import { outbox } from './page-outbox.js';
import type { Json } from './same.js';

interface AutosaveOptions<Values, Content extends object> {
  /** Where this part is saved by PUT. */
  address: string;
  /** What people call this part, when it waits for the network: "Budget · Théâtre pour tous". */
  title: string;
  /** The version it was read at, and what the API calls it. */
  version: number;
  versionName?: 'version' | 'revision';
  /** The values as they were read. */
  initial: Values;
  /** What is sent beside the version, in the shape that VERSION_CONFLICT gives back. */
  body: (values: Values) => Content;
  fromContent: (content: Content) => Values;
  /** What the API would refuse of what is typed, and with it all the rest: it is held back, and the rest is saved. */
  heldIn?: (values: Values) => Held[];
  /** The form is to show other values than were typed: somebody else's words came in, or words of a page that was closed. */
  onValues: (values: Values) => void;
  /** Beginning of the addresses to read again after each saving. */
  invalidates?: string;
}

export interface AutosaveOfForm<Values> {
  saving: Saving;
  /** What the API refused, until the next attempt. */
  problem: ApiProblem | null;
  /** The fields that somebody else changed too. */
  question: Question | null;
  choose: (path: string, side: Side) => void;
  touch: (values: Values) => void;
  /** Sends what waits and tells whether everything is saved. */
  settle: () => Promise<boolean>;
  /** Something typed is not saved. */
  isUnsaved: () => boolean;
  version: () => number;
  /** A deed of its own ended this draft: what is typed next begins at this version. */
  restart: (version: number) => void;
}

/**
 * Saves a part of a draft as it is typed, on leaving a field, on leaving the page; what cannot be sent is kept for later, also when the
 * page is closed. What somebody else wrote meanwhile comes in field by field; only where both changed the same field the person is asked.
 */
export function useAutosave<Values, Content extends object>(options: AutosaveOptions<Values, Content>): AutosaveOfForm<Values> {
  const client = useQueryClient();
  const { person } = useSession();
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const [question, setQuestion] = useState<Question | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const typed = useRef(options.initial);
  /** What was typed, and where that is held back, what stood there before. */
  const sound = useRef(options.initial);
  const heldIn = (values: Values): Held[] => latest.current.heldIn?.(values) ?? [];
  const show = (values: Values) => {
    const stays = heldIn(typed.current);
    sound.current = withParts(values, heldIn(values), sound.current);
    typed.current = withParts(values, stays, typed.current);
    latest.current.onValues(typed.current);
  };
  useUnsent(() => heldIn(typed.current).length > 0);
  const [autosave] = useState(() => {
    const { address, title, version, versionName = 'version', initial, body } = options;
    return new Autosave({
      id: newKey(),
      person: person.id,
      part: { address, title, versionName, href: location.pathname },
      start: { version, content: body(initial) as Json },
      line,
      outbox,
      onState: setSaving,
      onContent: (content) => show(latest.current.fromContent(content as unknown as Content)),
      onQuestion: setQuestion,
      onProblem: setProblem,
      onSaved: () => {
        const { invalidates } = latest.current;
        if (invalidates) void client.invalidateQueries({ predicate: ({ queryKey }) => String(queryKey[0]).startsWith(invalidates) });
      },
    });
  });
  useEffect(() => {
    const unwatch = watch(autosave);
    void autosave.open();
    return () => void autosave.close().finally(unwatch);
  }, [autosave]);

  return {
    saving: question ? { state: 'idle' } : saving,
    problem,
    question,
    choose: (path, side) => autosave.choose(path, side),
    touch: (values) => {
      typed.current = values;
      sound.current = withParts(values, heldIn(values), sound.current);
      autosave.touch(latest.current.body(sound.current) as Json);
    },
    settle: () => autosave.settle(),
    isUnsaved: () => autosave.unsaved,
    version: () => autosave.version,
    restart: (version) => autosave.restart(version),
  };
}
