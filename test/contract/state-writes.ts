import ts from 'typescript';
import { nodesOf, placeOf, sqlOf, type Source } from './sources.js';

/** Kinds of rows that have a state: by their entity and by their table. */
export interface LivingKinds {
  entities: ReadonlySet<string>;
  tables: ReadonlySet<string>;
}

/** Where a file changes a state otherwise than by the life cycle. */
export function stateWrites(source: Source, living: LivingKinds): string[] {
  const faults: string[] = [];
  const say = (node: ts.Node, what: string) => faults.push(`${placeOf(source, node)} ${what}`);
  for (const node of nodesOf(source.tree)) {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && isState(node.left)) {
      say(node, 'assigns a state');
    }
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) continue;
    const method = node.expression.name.text;
    const [first, ...others] = node.arguments;
    if (method === 'next' && /machine$/i.test(node.expression.expression.getText())) say(node, 'asks a machine for the next state');
    if (!first || !living.entities.has(first.getText())) continue;
    if (method === 'save') say(node, `saves a whole ${first.getText()}`);
    if (method === 'update' && others.length > 1 && hasState(others[1]!)) say(node, `updates the state of ${first.getText()}`);
    if (method === 'upsert') say(node, `writes ${first.getText()} over what is there`);
  }
  for (const { text, node } of sqlOf(source)) {
    for (const [, table, set] of text.matchAll(
      /\bUPDATE\s+(?:ONLY\s+)?(\w+)(?:\s+(?:AS\s+)?\w+)?\s+SET\s+([\s\S]*?)(?=\bFROM\b|\bWHERE\b|\bRETURNING\b|$)/g,
    )) {
      if (living.tables.has(table!) && /(^|,)\s*state\s*=/.test(set!)) say(node, `updates the state of ${table} in SQL`);
    }
  }
  return faults;
}

const isState = (node: ts.Expression): boolean => ts.isPropertyAccessExpression(node) && node.name.text === 'state';

/** Whether an object brings a state, also by what is spread into it or by the constant it was built as. */
function hasState(value: ts.Expression): boolean {
  if (ts.isIdentifier(value)) {
    const built = declarationOf(value);
    return built !== undefined && hasState(built);
  }
  if (!ts.isObjectLiteralExpression(value)) return false;
  return value.properties.some((property) =>
    ts.isSpreadAssignment(property) ? hasState(property.expression) : property.name?.getText() === 'state',
  );
}

/** What the nearest constant of that name was built as. */
function declarationOf(name: ts.Identifier): ts.Expression | undefined {
  let best: ts.Expression | undefined;
  for (const node of nodesOf(name.getSourceFile())) {
    if (node.pos > name.pos) break;
    if (ts.isVariableDeclaration(node) && node.name.getText() === name.text) best = node.initializer;
  }
  return best;
}
