import fs from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import type { Answer, Answers } from '../api/openapi/schema.js';
import { JsonSchemas, Unspeakable } from './json-schema.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const CONTROLLER = /^(libs\/[a-z]+\/http|apps\/api)\/.*\.controller\.ts$/;
const VERB = /^(Get|Post|Put|Patch|Delete)$/;

interface Handler {
  operation: string;
  method: ts.MethodDeclaration;
}

/**
 * What each route answers, as the types of its controller say it.
 * @throws Unspeakable, naming every field of an answer that has no JSON
 */
export function readAnswers(root: string = ROOT): Answers {
  const program = programOf(root);
  const checker = program.getTypeChecker();
  const handlers = controllersOf(root).flatMap((file) => handlersOf(program.getSourceFile(file)!));
  // Twice: only then is it known which names several rooms use.
  const names = describe(handlers, new JsonSchemas(checker)).schemas.sharedNames();
  const { answers, schemas, faults } = describe(handlers, new JsonSchemas(checker, names));
  if (faults.length > 0) throw new Unspeakable(faults.join('\n'));
  const identifiers = Object.fromEntries(
    handlers.map(({ operation, method }) => [operation, identifiersOf(method)] as const).filter(([, found]) => found.length > 0),
  );
  const keyed = handlers.filter(({ method }) => asksForKey(method)).map(({ operation }) => operation);
  return { answers: sorted(answers), identifiers: sorted(identifiers), keyed: keyed.sort(), schemas: sorted(schemas.components) };
}

function describe(handlers: readonly Handler[], schemas: JsonSchemas) {
  const answers: Record<string, Answer> = {};
  const faults: string[] = [];
  for (const { operation, method } of handlers) {
    try {
      answers[operation] = answerOf(method, operation, schemas);
    } catch (error) {
      if (!(error instanceof Unspeakable)) throw error;
      faults.push(error.message);
    }
  }
  return { answers, schemas, faults };
}

function answerOf(method: ts.MethodDeclaration, operation: string, schemas: JsonSchemas): Answer {
  if (method.parameters.some((parameter) => decoratorsOf(parameter).some(({ name, args }) => name === 'Res' && args.length === 0)))
    return { file: true };
  const type = decoratorsOf(method).find(({ name, args }) => name === 'Header' && textOf(args[0]) === 'content-type');
  if (type) return { text: textOf(type.args[1])?.split(';')[0] ?? '' };
  return schemas.answer(method, operation);
}

function programOf(root: string): ts.Program {
  const { config } = ts.readConfigFile(path.join(root, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  return ts.createProgram(controllersOf(root), { ...options, noEmit: true });
}

const controllersOf = (root: string): string[] =>
  ['libs', 'apps/api']
    .flatMap((folder) =>
      fs.readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' }).map((file) => path.posix.join(folder, file)),
    )
    .filter((file) => CONTROLLER.test(file))
    .sort()
    .map((file) => path.join(root, file));

const handlersOf = (source: ts.SourceFile): Handler[] =>
  source.statements
    .filter(ts.isClassDeclaration)
    .filter((declaration) => !decoratorsOf(declaration).some(({ name }) => name === 'ApiExcludeController'))
    .flatMap((declaration) =>
      declaration.members
        .filter(ts.isMethodDeclaration)
        .filter((method) => decoratorsOf(method).some(({ name }) => VERB.test(name)))
        .map((method) => ({ operation: `${declaration.name!.text}_${method.name.getText()}`, method })),
    );

const identifiersOf = (method: ts.MethodDeclaration): string[] =>
  method.parameters.flatMap((parameter) =>
    decoratorsOf(parameter)
      .filter(({ name }) => name === 'IdParam')
      .map(({ args }) => textOf(args[0]) ?? 'id'),
  );

const asksForKey = (method: ts.MethodDeclaration): boolean =>
  method.parameters.some((parameter) => decoratorsOf(parameter).some(({ name }) => name === 'IdempotencyKeyHeader'));

function decoratorsOf(node: ts.HasDecorators): { name: string; args: readonly ts.Expression[] }[] {
  return (ts.getDecorators(node) ?? []).map(({ expression }) =>
    ts.isCallExpression(expression)
      ? { name: expression.expression.getText(), args: expression.arguments }
      : { name: expression.getText(), args: [] },
  );
}

const textOf = (node: ts.Expression | undefined): string | undefined => (node && ts.isStringLiteralLike(node) ? node.text : undefined);

const sorted = <T>(record: Record<string, T>): Record<string, T> =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
