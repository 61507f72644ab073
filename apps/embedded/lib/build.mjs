// Compiles the processes (swc), joins each into few files (vite), and builds the web application (vite) into dist/, each only when its sources changed.
// Both are built beside the running files and moved into place at the end: a failed build leaves the previous one whole.
import { spawn } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { waitForLock } from './lock.mjs';
import { DIST, inRoot, ROOT } from './paths.mjs';
import { Refusal, say } from './progress.mjs';

const FINGERPRINT = path.join(DIST, '.fingerprint');
const STAGING = path.join(DIST, '.staging');
/** Under apps/, what is not compiled for the server: the browser's application, this edition itself, and what reads the sources. */
const NOT_SERVER = ['web', 'embedded', 'describe'];
const WEB = 'apps/web';
const WEB_CONFIG = 'apps/web/vite.config.ts';
const BUNDLE_CONFIG = 'apps/embedded/lib/bundle.config.mjs';
const SETTINGS = ['package.json', 'package-lock.json', '.swcrc'];

/** What the processes are compiled from, as paths from the clone's root. */
export function serverSources() {
  const apps = fs.existsSync(inRoot('apps')) ? fs.readdirSync(inRoot('apps')).filter((name) => !NOT_SERVER.includes(name)) : [];
  return [...apps.map((name) => `apps/${name}`), 'libs', 'seeds'].filter((place) => fs.existsSync(inRoot(place)));
}

/** The sources' fingerprint: names, sizes and modification times; reading every byte would cost more than it is worth. */
function fingerprintOf(sources) {
  const hash = crypto.createHash('sha256');
  const visit = (relative) => {
    const stat = fs.statSync(inRoot(relative), { throwIfNoEntry: false });
    if (stat?.isDirectory()) {
      for (const name of fs.readdirSync(inRoot(relative)).sort()) visit(`${relative}/${name}`);
    } else if (stat && !relative.endsWith('.spec.ts')) {
      hash.update(`${relative}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  sources.forEach(visit);
  return hash.digest('hex');
}

const currentFingerprints = () => ({
  server: fingerprintOf([...serverSources(), ...SETTINGS, BUNDLE_CONFIG]),
  web: fingerprintOf([WEB, 'libs', ...SETTINGS]),
});

/** What dist/ was built from: { server, web }, each a hash or undefined. */
export function builtFingerprints() {
  return fs.existsSync(FINGERPRINT) ? JSON.parse(fs.readFileSync(FINGERPRINT, 'utf8')) : {};
}

function remember(part, value) {
  const next = { ...builtFingerprints(), [part]: value };
  fs.mkdirSync(DIST, { recursive: true });
  fs.writeFileSync(FINGERPRINT, JSON.stringify(next));
}

/** Runs a package's command line quietly; its output is shown only when it fails. */
function runTool(title, script, args) {
  return new Promise((/** @type {(done?: undefined) => void} */ resolve, reject) => {
    const child = spawn(process.execPath, [inRoot('node_modules', script), ...args], { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Refusal(`${title} failed:\n${output}`))));
  });
}

/** Moves every folder of a finished build into dist/, replacing what was there (stale outputs go with it). */
function moveIntoPlace(staging, target) {
  fs.mkdirSync(target, { recursive: true });
  for (const name of fs.readdirSync(staging)) {
    fs.rmSync(path.join(target, name), { recursive: true, force: true });
    fs.renameSync(path.join(staging, name), path.join(target, name));
  }
  fs.rmSync(staging, { recursive: true, force: true });
}

const VITE = 'vite/bin/vite.js';

/** Arguments of the build that joins the compiled processes; docs/decisions/0008. */
const bundleArguments = (compiled) => {
  const where = ['--config', inRoot(BUNDLE_CONFIG), '--configLoader', 'native', '--outDir', path.join(compiled, 'bundle')];
  return ['build', compiled, ...where, '--ssr', '--emptyOutDir', '--logLevel', 'error'];
};

async function buildServer() {
  const staging = path.join(STAGING, 'server');
  fs.rmSync(staging, { recursive: true, force: true });
  fs.mkdirSync(staging, { recursive: true });
  const args = ['-d', staging, '--copy-files', '--ignore', '**/*.spec.ts', '--config-file', inRoot('.swcrc')];
  await runTool('The compilation (swc)', '@swc/cli/bin/swc.js', [...serverSources(), ...args]);
  await runTool('The joining of the compiled files (vite)', VITE, bundleArguments(staging));
  for (const folder of ['apps', 'libs', 'seeds']) fs.rmSync(path.join(DIST, folder), { recursive: true, force: true });
  moveIntoPlace(staging, DIST);
}

/** Arguments of the two web builds: the browser's files, and what renders public pages on the server (its entry is in the configuration). */
function viteBuilds(target, more = []) {
  const base = ['build', inRoot(WEB), '--config', inRoot(WEB_CONFIG), '--logLevel', 'warn', '--emptyOutDir', ...more];
  return [
    [...base, '--outDir', path.join(target, 'client')],
    [...base, '--outDir', path.join(target, 'server'), '--ssr'],
  ];
}

async function buildWeb() {
  const staging = path.join(STAGING, 'web');
  fs.rmSync(staging, { recursive: true, force: true });
  await Promise.all(viteBuilds(staging).map((args) => runTool('The web build (vite)', VITE, args)));
  moveIntoPlace(staging, path.join(DIST, 'web'));
}

/** Starts vite in watch mode straight into dist/web; the caller ends the processes. */
export const watchWeb = () =>
  fs.existsSync(inRoot(WEB_CONFIG))
    ? viteBuilds(path.join(DIST, 'web'), ['--watch']).map((args) =>
        spawn(process.execPath, [inRoot('node_modules', VITE), ...args], { cwd: ROOT, stdio: ['ignore', 'inherit', 'inherit'] }),
      )
    : [];

const builders = { server: buildServer, web: buildWeb };

/** The parts whose sources differ from what dist/ was built from. */
function outOfDate(parts, current) {
  const built = builtFingerprints();
  return parts.filter((part) => built[part] !== current[part]);
}

async function buildParts(parts, current) {
  const results = await Promise.allSettled(
    parts.map(async (part) => {
      remember(part, undefined);
      await builders[part]();
      remember(part, current[part]);
    }),
  );
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
}

/**
 * Builds what is out of date, or everything when `force` is set. Two builds of one clone follow each other.
 * @param {{ force?: boolean, parts?: ('server' | 'web')[] }} [options]
 */
export async function build({ force = false, parts = ['server', 'web'] } = {}) {
  const hasWeb = fs.existsSync(inRoot(WEB_CONFIG));
  if (parts.includes('web') && !hasWeb) say(`No ${WEB_CONFIG}: the web application is not built.`);
  const possible = parts.filter((part) => part !== 'web' || hasWeb);
  if (!force && outOfDate(possible, currentFingerprints()).length === 0) return;
  const release = await waitForLock(DIST);
  try {
    const current = currentFingerprints();
    const wanted = force ? possible : outOfDate(possible, current);
    if (wanted.length === 0) return;
    say(`Building ${wanted.join(' and ')} …`);
    await buildParts(wanted, current);
    fs.rmSync(STAGING, { recursive: true, force: true });
    say('Built.');
  } finally {
    release();
  }
}
