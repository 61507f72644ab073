// Node's own loading of our TypeScript sources: `./x.js` means `./x.ts`, `#room` its source, and .ts is compiled by swc, once for each content.
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformSync, version } from '@swc/core';

const configFile = path.resolve(import.meta.dirname, '../../.swcrc');
const rules = `${version} ${fs.readFileSync(configFile, 'utf8')}`;
// Of this clone alone: what is read here is run, and a temporary folder belongs to whoever makes it first.
const compiled = path.resolve(import.meta.dirname, '../../node_modules/.cache/jisr-compiled');
fs.mkdirSync(compiled, { recursive: true });

export async function resolve(specifier, context, next) {
  if (!context.parentURL?.endsWith('.ts')) return next(specifier, context);
  if (specifier.startsWith('#')) return next(specifier, { ...context, conditions: [...context.conditions, 'source'] });
  if (!specifier.startsWith('.')) return next(specifier, context);
  const source = new URL(specifier.replace(/\.js$/, '.ts'), context.parentURL);
  return fs.existsSync(source) ? { url: source.href, format: 'module', shortCircuit: true } : next(specifier, context);
}

export async function load(url, context, next) {
  if (!url.endsWith('.ts')) return next(url, context);
  return { format: 'module', source: compile(fileURLToPath(url)), shortCircuit: true };
}

function compile(filename) {
  const text = fs.readFileSync(filename, 'utf8');
  const kept = path.join(compiled, createHash('sha256').update(`${rules}\n${filename}\n${text}`).digest('hex'));
  try {
    return fs.readFileSync(kept, 'utf8');
  } catch {
    const { code } = transformSync(text, { filename, configFile, sourceMaps: 'inline' });
    // Two workers may compile the same file: whichever renames last leaves the same text.
    fs.writeFileSync(`${kept}.${process.pid}`, code);
    fs.renameSync(`${kept}.${process.pid}`, kept);
    return code;
  }
}
