// Node's own loading of our TypeScript sources: `./x.js` means `./x.ts`, `#room` its source, and .ts is compiled by swc.
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transform } from '@swc/core';

const configFile = path.resolve(import.meta.dirname, '../../.swcrc');

export async function resolve(specifier, context, next) {
  if (!context.parentURL?.endsWith('.ts')) return next(specifier, context);
  if (specifier.startsWith('#')) return next(specifier, { ...context, conditions: [...context.conditions, 'source'] });
  const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
  return next(specifier.startsWith('.') && fs.existsSync(source) ? source.href : specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  const filename = fileURLToPath(url);
  const { code } = await transform(fs.readFileSync(filename, 'utf8'), { filename, configFile });
  return { format: 'module', source: code, shortCircuit: true };
}
