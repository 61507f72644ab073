// Installs the packages of the lock file when, and only when, they are not already there. Uses nothing but Node and npm.
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { ROOT } from './paths.mjs';
import { Refusal, say } from './progress.mjs';

const MINIMUM = { major: 20, minor: 19 };

export function checkNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major < MINIMUM.major || (major === MINIMUM.major && minor < MINIMUM.minor))
    throw new Refusal(`Jisr needs Node.js ${MINIMUM.major}.${MINIMUM.minor} or newer; this is ${version}.`);
}

const lockHash = (root) =>
  crypto
    .createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');

/** True when npm's own record of what it installed holds every package the lock asks for on this platform. */
function npmInstalledThisLock(root) {
  const record = path.join(root, 'node_modules/.package-lock.json');
  if (!fs.existsSync(record)) return false;
  const wanted = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  const present = JSON.parse(fs.readFileSync(record, 'utf8')).packages;
  const satisfied = Object.entries(wanted).every(
    ([place, { version, optional }]) =>
      place === '' || (Object.hasOwn(present, place) ? present[place].version === version : optional === true),
  );
  return satisfied && Object.keys(present).every((place) => Object.hasOwn(wanted, place));
}

/** `npm ci` when the lock file differs from the one last installed. A symbolic link to another checkout's packages is left alone. */
export function install(root = ROOT) {
  checkNode();
  const modules = path.join(root, 'node_modules');
  if (fs.lstatSync(modules, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  const mark = path.join(modules, '.jisr-lock');
  const wanted = lockHash(root);
  if (fs.existsSync(mark) && fs.readFileSync(mark, 'utf8') === wanted) return;
  if (!npmInstalledThisLock(root)) {
    say('Installing packages (npm ci) …');
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const done = spawnSync(npm, ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (done.status !== 0) throw new Refusal(`npm ci failed (${done.error?.message ?? `exit ${done.status}`}); nothing was started.`);
    say('Packages installed.');
  }
  // Put in its place whole: the packages may be hard links of another checkout's, whose mark must not change with ours.
  const draft = `${mark}.${process.pid}`;
  fs.writeFileSync(draft, wanted);
  fs.renameSync(draft, mark);
}
