import fs from 'node:fs';
import path from 'node:path';

const BUNDLE = path.resolve(import.meta.dirname, '../../dist/bundle');

/** What a start reads and a process holds in memory for as long as it lives. */
describe('the joined processes', () => {
  const sources = fs
    .readdirSync(BUNDLE)
    .filter((name) => name.endsWith('.js'))
    .map((name) => ({ name, text: fs.readFileSync(path.join(BUNDLE, name), 'utf8') }));

  it('are those of the three commands', () => {
    expect(sources.map(({ name }) => name)).toEqual(expect.arrayContaining(['api.js', 'worker.js', 'cli.js']));
  });

  it('are written in one byte a letter, with the words of three languages all the same', () => {
    const wide = sources.filter(({ text }) => /[^\0-\x7f]/.test(text)).map(({ name }) => name);
    expect(wide).toEqual([]);
    const escaped = JSON.stringify('المغرب').replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
    expect(sources.some(({ text }) => text.includes(escaped.slice(1, -1)))).toBe(true);
  });

  it('load no second copy of what is joined', () => {
    const second = sources.flatMap(({ name, text }) => (/require[$\w]*\(["']typeorm["']\)/.test(text) ? [name] : []));
    expect(second).toEqual([]);
  });
});
