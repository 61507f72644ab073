import { useEffect, useRef, useState } from 'react';
import type { Saving } from '../../ui/index.js';
import { ApiProblem } from '../api/index.js';
import { Saver } from './saver.js';
import { watch } from '../../ui/waiting.js';

export interface SavingPlace<Values> {
  saver: Saver<Values>;
  saving: Saving;
  /** What the API refused, until the next attempt. */
  problem: ApiProblem | null;
}

/** No answer, a fault of the server, a session that ended: the words are as good as before and are sent again. */
const isLost = (failure: unknown) =>
  failure instanceof ApiProblem && (failure.status === 0 || failure.status >= 500 || failure.status === 401);

interface UseSaverOptions<Values> {
  send: (values: Values) => Promise<string>;
  /** A refusal that the place deals with by itself; true when nothing is left to save. Anything else is shown as a problem. */
  onRefused?: (refusal: ApiProblem, values: Values) => 'shown' | 'saved' | null;
}

/** One place that saves what is typed in it; the tab and the links are guarded while something of it is not saved. */
export function useSaver<Values>(options: UseSaverOptions<Values>): SavingPlace<Values> {
  const [saving, setSaving] = useState<Saving>({ state: 'idle' });
  const [problem, setProblem] = useState<ApiProblem | null>(null);
  const latest = useRef(options);
  latest.current = options;
  const [saver] = useState(
    () =>
      new Saver<Values>({
        send: async (values) => {
          const at = await latest.current.send(values);
          setProblem(null);
          return at;
        },
        isLost,
        onRefused: (failure, values) => {
          const refusal = failure instanceof ApiProblem ? failure : ApiProblem.network();
          const dealt = latest.current.onRefused?.(refusal, values) ?? null;
          setProblem(dealt ? null : refusal);
          return dealt === 'saved';
        },
        onState: setSaving,
        reasonOf: (failure) => (failure instanceof ApiProblem ? failure.title : undefined),
      }),
  );
  useEffect(() => watch(saver), [saver]);
  return { saver, saving, problem };
}
