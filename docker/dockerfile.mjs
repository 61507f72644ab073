// Carries out a Dockerfile's lines in a folder: one file tree per stage, as an engine would lay it out above the base image.
// Knows what ours uses: FROM … AS, WORKDIR, COPY [--from], RUN, ENV, USER, ENTRYPOINT, CMD, on single lines.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

const words = (text) => text.trim().split(/\s+/);

/** The stages of a Dockerfile: [{ name, steps: [{ instruction, text }] }]. */
export function parseStages(source) {
  /** @type {{ name: string, steps: { instruction: string, text: string }[] }[]} */
  const stages = [];
  for (const line of source.split('\n')) {
    const [, instruction, text = ''] = line.match(/^([A-Z]+)\s+(.*)$/) ?? [];
    if (instruction === 'FROM') stages.push({ name: words(text)[2] ?? 'final', steps: [] });
    else if (instruction) stages.at(-1)?.steps.push({ instruction, text });
  }
  return stages;
}

/** Tells whether .dockerignore keeps a path of the context out: folder and file names, and patterns that begin with two stars. */
export function ignoredBy(source) {
  const patterns = source.split('\n').map((line) => line.trim());
  const prefixes = patterns.filter((pattern) => pattern && !pattern.startsWith('#') && !pattern.includes('*'));
  const endings = patterns.filter((pattern) => pattern.startsWith('**/*')).map((pattern) => pattern.slice(4));
  return (file) =>
    prefixes.some((prefix) => file === prefix || file.startsWith(`${prefix}/`)) || endings.some((ending) => file.endsWith(ending));
}

class Stage {
  workdir = '/';
  /** @type {Record<string, string>} */
  env = {};

  constructor(name, root, layout) {
    this.name = name;
    this.root = root;
    this.layout = layout;
    fs.mkdirSync(root, { recursive: true, mode: 0o755 });
  }

  /** A path of the image as a path of this machine. */
  real = (place) => path.join(this.root, path.posix.resolve(this.workdir, place));

  WORKDIR(text) {
    this.workdir = path.posix.resolve(this.workdir, text.trim());
    fs.mkdirSync(this.real('.'), { recursive: true });
  }

  COPY(text) {
    const all = words(text);
    const from = all[0].startsWith('--from=') ? all.shift().slice('--from='.length) : undefined;
    const target = all.pop();
    for (const source of all) this.#copy(from, source, target.endsWith('/') ? path.posix.join(target, path.basename(source)) : target);
  }

  #copy(from, source, target) {
    const context = this.layout.context;
    const place = from ? this.layout.stage(from).real(source) : path.join(context, source);
    const filter = (file) => from !== undefined || !this.layout.ignored(path.relative(context, file));
    if (!filter(place)) throw new Error(`COPY ${source}: .dockerignore keeps it out`);
    fs.mkdirSync(path.dirname(this.real(target)), { recursive: true });
    fs.cpSync(place, this.real(target), { recursive: true, verbatimSymlinks: true, filter });
  }

  RUN(text) {
    const command = text.replace(/(?<=\s|^)\/(app|data)\b/g, (place) => path.join(this.root, place));
    const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...this.env };
    const done = spawnSync('/bin/sh', ['-ec', command], { cwd: this.real('.'), env, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) throw new Error(`RUN ${text}: exit ${done.status}`);
  }

  ENV(text) {
    Object.assign(this.env, Object.fromEntries(words(text).map((pair) => pair.split(/=(.*)/, 2))));
  }

  USER(text) {
    const [uid, gid] = text.split(':').map(Number);
    this.user = { uid, gid };
  }

  ENTRYPOINT(text) {
    this.entrypoint = JSON.parse(text);
  }
}

/**
 * Lays out every stage under `folder`; resolves with the last one.
 * @param {{ context: string, dockerfile: string, folder: string, onStep: (line: string) => void }} options
 */
export function layOut({ context, dockerfile, folder, onStep }) {
  const stages = new Map();
  const ignored = ignoredBy(fs.readFileSync(path.join(context, '.dockerignore'), 'utf8'));
  const layout = { context, ignored, stage: (name) => stages.get(name) };
  for (const { name, steps } of parseStages(fs.readFileSync(dockerfile, 'utf8'))) {
    const stage = new Stage(name, path.join(folder, name), layout);
    stages.set(name, stage);
    for (const { instruction, text } of steps) {
      const carryOut = /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (stage))[instruction];
      if (typeof carryOut !== 'function') continue;
      onStep(`[${name}] ${instruction} ${text}`);
      carryOut.call(stage, text);
    }
  }
  return [...stages.values()].at(-1);
}
