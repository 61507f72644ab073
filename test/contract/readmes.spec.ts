import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTEXTS } from '../../apps/contexts.js';

const LIBS = path.resolve(import.meta.dirname, '../../libs');

/** The README of each room shows its machines as they are; the failure prints the diagram to put there. */
describe('diagrams in the READMEs', () => {
  for (const context of CONTEXTS) {
    for (const machine of context.lives.map((life) => life.machine)) {
      it(`${context.name}: ${machine.name}`, () => {
        const readme = path.join(LIBS, context.name, 'README.md');
        const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
        const [, shown] = new RegExp(`<!-- diagram:${machine.name} -->\\s*\`\`\`mermaid\\n([^]*?)\`\`\``).exec(text) ?? [];
        expect(shown?.trim()).toBe(machine.toMermaid());
      });
    }
  }
});

/** Two people write at once, and both take the next number. */
it('each decision has a number of its own, in its name and in its title', () => {
  const folder = path.resolve(LIBS, '../docs/decisions');
  const names = readdirSync(folder).sort();
  expect(names.map((name) => Number(name.slice(0, 4)))).toEqual(names.map((_, index) => index + 1));
  for (const [index, name] of names.entries())
    expect(readFileSync(path.join(folder, name), 'utf8')).toMatch(new RegExp(`^# ${index + 1}\\. `));
});
