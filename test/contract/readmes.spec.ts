import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CONTEXTS } from '../../apps/contexts.js';

const LIBS = path.resolve(import.meta.dirname, '../../libs');

/** The README of each room shows its machines as they are; the failure prints the diagram to put there. */
describe('diagrams in the READMEs', () => {
  for (const context of CONTEXTS) {
    for (const machine of context.machines) {
      it(`${context.name}: ${machine.name}`, () => {
        const readme = path.join(LIBS, context.name, 'README.md');
        const text = existsSync(readme) ? readFileSync(readme, 'utf8') : '';
        const [, shown] = new RegExp(`<!-- diagram:${machine.name} -->\\s*\`\`\`mermaid\\n([^]*?)\`\`\``).exec(text) ?? [];
        expect(shown?.trim()).toBe(machine.toMermaid());
      });
    }
  }
});
