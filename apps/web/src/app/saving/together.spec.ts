import type { Line } from './part.js';
import { ownerOf, sendTogether } from './together.js';

const part = (address: string) => ({ address, href: '', title: '', versionName: 'version' as const });
const FILE = '/api/applications/1';

describe('parts of one application in one request', () => {
  it('only what belongs to an application goes with others', () => {
    for (const name of ['project', 'eligibility', 'budget', 'sections/need', 'parts/partners'])
      expect(ownerOf(part(`${FILE}/${name}`))).toBe(FILE);
    for (const address of [
      '/api/reports/1/draft',
      `${FILE}/submission`,
      `${FILE}/attachments/x`,
      `${FILE}/sections/a/b`,
      '/api/applications',
    ])
      expect(ownerOf(part(address))).toBeNull();
  });

  it('each stands at its place with the version it was made from; the answer gives each its own', async () => {
    const sent: unknown[] = [];
    const line: Line = {
      put: async (_person, address, body) => {
        sent.push(address, body);
        return { project: 4, sections: { need: 2, 'a b': 1 }, parts: { partners: 6 }, eligibility: 9, budget: { version: 3, totals: {} } };
      },
    };
    const waiting: Parameters<typeof sendTogether>[2] = [
      { part: part(`${FILE}/budget`), known: { version: 2, content: null }, content: { lines: [], unfinished: [] } },
      { part: part(`${FILE}/sections/need`), known: { version: 1, content: null }, content: { answers: { why: 'x' } } },
      { part: part(`${FILE}/parts/partners`), known: { version: 5, content: null }, content: { items: [] } },
      { part: part(`${FILE}/sections/a%20b`), known: { version: 0, content: null }, content: { answers: {} } },
      { part: part(`${FILE}/project`), known: { version: 3, content: null }, content: { title: 'T' } },
      { part: part(`${FILE}/eligibility`), known: { version: 8, content: null }, content: { answers: { a: true } } },
    ];
    const known = await sendTogether(line, 'amal', waiting);
    expect(sent).toEqual([
      `${FILE}/content`,
      {
        budget: { version: 2, lines: [], unfinished: [] },
        sections: [
          { code: 'need', version: 1, answers: { why: 'x' } },
          { code: 'a b', version: 0, answers: {} },
        ],
        parts: { partners: { version: 5, items: [] } },
        project: { version: 3, title: 'T' },
        eligibility: { version: 8, answers: { a: true } },
      },
    ]);
    expect(known.map(({ version }) => version)).toEqual([3, 2, 6, 1, 4, 9]);
    expect(known.map(({ content }) => content)).toEqual(waiting.map(({ content }) => content));
  });
});
