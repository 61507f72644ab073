// A whole file in one request: what a client sends that has everything.
import { ANSWERS, LINES, PARTS } from './world.mjs';

export const WHOLE = {
  ask: (side) => ({
    method: 'POST',
    path: '/api/applications/whole',
    body: {
      callId: side.call.id,
      project: { title: 'Bench' },
      sections: { project: ANSWERS },
      parts: PARTS,
      lines: LINES,
      declaration: true,
    },
  }),
};
