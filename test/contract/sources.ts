import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';

const ROOT = path.resolve(import.meta.dirname, '../..');

export interface Source {
  /** From the root, with `/`. */
  file: string;
  tree: ts.SourceFile;
}

export const parse = (file: string, text: string): Source => ({
  file,
  tree: ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true),
});

/** The code of the rooms: neither specs nor migrations. */
export function roomSources(): Source[] {
  return fs
    .readdirSync(path.join(ROOT, 'libs'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('libs', file.replaceAll(path.sep, '/')))
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.spec.ts') && !file.includes('/migrations/'))
    .sort()
    .map((file) => parse(file, fs.readFileSync(path.join(ROOT, file), 'utf8')));
}

/** Every node of a file, its own first. */
export function nodesOf(node: ts.Node): ts.Node[] {
  const nodes: ts.Node[] = [];
  const walk = (one: ts.Node): void => {
    nodes.push(one);
    ts.forEachChild(one, walk);
  };
  walk(node);
  return nodes;
}

/** Where a node stands: `file:line`. */
export const placeOf = ({ file, tree }: Source, node: ts.Node): string =>
  `${file}:${tree.getLineAndCharacterOfPosition(node.getStart()).line + 1}`;

/** The texts of a file that read like SQL, with `?` where something is put in. */
export function sqlOf(source: Source): { text: string; node: ts.Node }[] {
  const found: { text: string; node: ts.Node }[] = [];
  for (const node of nodesOf(source.tree)) {
    const text = textOf(node);
    if (text && /\b(SELECT|INSERT INTO|UPDATE|DELETE FROM|JOIN|FROM)\b/.test(text)) found.push({ text, node });
  }
  return found;
}

function textOf(node: ts.Node): string | null {
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) return node.text;
  if (ts.isTemplateExpression(node)) return [node.head.text, ...node.templateSpans.map((span) => span.literal.text)].join(' ? ');
  return null;
}
