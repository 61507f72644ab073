import type { FileDetail } from '#committees';
import { useState } from 'react';
import { api, useAction } from '../../../app/api/index.js';

/** Sends the sheet once everything typed is saved; a sheet sent before is replaced only with its reason. */
export function useSending(file: FileDetail, flush: () => Promise<boolean>, onSent: () => void) {
  const [asking, setAsking] = useState(false);
  const [attempt, setAttempt] = useState(0);
  const send = useAction<{ reason?: string }>({
    call: async (body, key) => api.post('/api/committees/files/{id}/sheet/send', { path: { id: file.fileId }, body }, key),
    invalidates: ['/api/committees', '/api/home'],
    onSuccess: () => {
      setAsking(false);
      onSent();
    },
  });
  const go = async (reason?: string) => {
    setAttempt((count) => count + 1);
    if (await flush()) send.run({ reason });
  };
  const errors = send.problem?.errors ?? [];
  return {
    pending: send.pending,
    /** What concerns no criterion; the reason is asked in its own dialog. */
    problem: errors.length === 0 ? send.problem : null,
    summary: { errors: asking ? [] : errors, attempt },
    errorsOf: (index: number) => {
      const at = (part: string) => errors.find(({ path }) => path === `marks.${index}.${part}`)?.message;
      return { score: at('score'), justification: at('justification') };
    },
    start: () => (file.mySheet === 'sent' ? setAsking(true) : void go()),
    asking,
    confirm: (reason: string) => void go(reason),
    giveUp: () => setAsking(false),
  };
}
