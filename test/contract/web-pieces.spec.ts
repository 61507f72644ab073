import fs from 'node:fs';
import path from 'node:path';
import { globSync } from '../support/glob.js';

const SOURCE = path.resolve(import.meta.dirname, '../../apps/web/src');

/** What the web application makes in one place, so that it looks and behaves the same everywhere, and by what it would be made again. */
const PIECES = {
  'a dialog is made by ui/dialogs.tsx': {
    made: /import\s*\{[^}]*\b(?:Modal|Drawer|Dialog)\b[^}]*\}\s*from '@mantine\/core'|<dialog\b/,
    by: ['ui/dialogs.tsx'],
  },
  'rows of a form are added, removed and moved by ui/rows': {
    made: /\b(?:insertListItem|removeListItem|reorderListItem|replaceListItem)\(/,
    by: ['ui/rows/use-rows.ts'],
  },
};

const faults = (files: ReadonlyMap<string, string>, { made, by }: { made: RegExp; by: string[] }) =>
  [...files].flatMap(([file, text]) => (made.test(text) && !by.includes(file) ? [file] : []));

describe.each(Object.entries(PIECES))('%s', (_what, piece) => {
  const files = new Map(
    globSync('apps/web/src', /\.tsx?$/).map((file) => [
      path.relative(SOURCE, file).replaceAll(path.sep, '/'),
      fs.readFileSync(file, 'utf8'),
    ]),
  );

  it('and nowhere else', () => expect(faults(files, piece)).toEqual([]));
  it('and is made there', () => expect(piece.by.filter((file) => !piece.made.test(files.get(file) ?? ''))).toEqual([]));
});

it.each([
  ['a dialog is made by ui/dialogs.tsx', `import { Button,\n  Modal } from '@mantine/core';`],
  ['a dialog is made by ui/dialogs.tsx', `<dialog open>`],
  ['rows of a form are added, removed and moved by ui/rows', `onClick={() => form.removeListItem('tranches', index)}`],
] as const)('it would be noticed where %s no more', (what, text) =>
  expect(faults(new Map([['features/calls/Here.tsx', text]]), PIECES[what])).toEqual(['features/calls/Here.tsx']),
);
