import path from 'node:path';
import ts from 'typescript';
import { globSync } from '../../support/glob.js';

const ROOT = path.resolve(import.meta.dirname, '../../..');

/** Of each class of an entity, the properties whose type is a list of words, and these: `Committee.collegeCode` → words. */
export function wordsOfProperties(): ReadonlyMap<string, readonly string[]> {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: unknown };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const files = globSync('libs', /\/data\/[^/]+\.entity\.ts$|\/platform\/.*\.entity\.ts$/).map((file) => path.resolve(ROOT, file));
  const program = ts.createProgram(files, { ...options, noEmit: true });
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly string[]>();
  for (const file of files) {
    for (const statement of program.getSourceFile(file)!.statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name) continue;
      for (const member of statement.members) {
        if (!ts.isPropertyDeclaration(member)) continue;
        const words = wordsIn(checker.getTypeAtLocation(member));
        if (words) found.set(`${statement.name.text}.${member.name.getText()}`, words);
      }
    }
  }
  return found;
}

/** The words of a union of literals, with or without null; undefined for any other type. */
function wordsIn(type: ts.Type): string[] | undefined {
  const parts = (type.isUnion() ? type.types : [type]).filter((part) => !(part.flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)));
  const words = parts.flatMap((part) => (part.isStringLiteral() ? [part.value] : []));
  return words.length > 0 && words.length === parts.length ? words : undefined;
}
