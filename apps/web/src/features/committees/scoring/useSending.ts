import type { FileDetail } from '#committees';
import { useState } from 'react';
import { api, useAction } from '../../../app/api/index.js';
import type { FieldError } from '../../../ui/index.js';

/** Sends the sheet once everything typed is saved, nothing of it `held` back; a sheet sent before is replaced only with its reason. */
export function useSending(file: FileDetail, held: FieldError[], flush: () => Promise<boolean>, onSent: () => void) {
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
  const refused = send.problem?.errors ?? [];
  const errors = [...held, ...refused];
  const errorAt = (at: string) => errors.find(({ path }) => path === at)?.message;
  return {
    pending: send.pending,
    /** What concerns no criterion; the reason is asked in its own dialog. */
    problem: refused.length === 0 ? send.problem : null,
    // What is held back says so at its field from the first; the summary is for whoever wants to send.
    summary: { errors: asking ? [] : attempt > 0 ? errors : refused, attempt },
    errorAt,
    errorsOf: (index: number) => ({ score: errorAt(`marks.${index}.score`), justification: errorAt(`marks.${index}.justification`) }),
    start: () => (file.mySheet === 'sent' && held.length === 0 ? setAsking(true) : void go()),
    asking,
    confirm: (reason: string) => void go(reason),
    giveUp: () => setAsking(false),
  };
}
