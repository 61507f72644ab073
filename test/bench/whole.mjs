// A whole file in one request: what a client sends that has everything.
import { ANSWERS, LINES, PARTS } from './world.mjs';

const PATH = '/api/applications/whole';
const form = { project: ANSWERS };

const toProduct = (call) => ({
  callId: call.id,
  title: 'Bench',
  content: {
    sections: Object.entries(form).map(([code, answers]) => ({ code, version: 0, answers })),
    parts: Object.fromEntries(Object.entries(PARTS).map(([name, items]) => [name, { version: 0, items }])),
    budget: { version: 0, lines: LINES },
  },
  declaration: true,
});

/** The floor takes its sections as it keeps them. */
const named = (kind, answers) => Object.fromEntries(Object.entries(answers).map(([code, value]) => [`${kind}/${code}`, value]));
const toFloor = (call) => ({
  callId: call.id,
  title: 'Bench',
  sections: { ...named('form', form), ...named('part', PARTS) },
  lines: LINES,
});

export const WHOLE = {
  ask: ({ name, call }) => ({ method: 'POST', path: PATH, body: name === 'floor' ? toFloor(call) : toProduct(call) }),
};
