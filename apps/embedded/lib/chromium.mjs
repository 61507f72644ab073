// A browser for the tests: the machine's own, or the one that comes as an npm package with the libraries it needs.
import { execFileSync, spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import zlib from 'node:zlib';
import { messageOf } from './failures.mjs';
import { inRoot } from './paths.mjs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const PACKAGE = inRoot('node_modules/@sparticuz/chromium');
/** Libraries a bare machine lacks, fonts and the software renderer. */
const ARCHIVES = ['al2023', 'fonts', 'swiftshader'];

const isRunnable = (file, env = {}) =>
  spawnSync(file, ['--version', '--no-sandbox'], { env: { ...process.env, ...env }, timeout: 20_000, stdio: 'ignore' }).status === 0;

const expand = (name) => zlib.brotliDecompressSync(fs.readFileSync(path.join(PACKAGE, 'bin', `${name}.br`)));

/** Unpacks the package once per version into the person's cache; whole or not at all. */
function unpack() {
  const { version } = JSON.parse(fs.readFileSync(path.join(PACKAGE, 'package.json'), 'utf8'));
  const place = path.join(os.homedir(), '.cache', 'jisr', `chromium-${version}`);
  if (fs.existsSync(place)) return place;
  const draft = `${place}.${crypto.randomBytes(4).toString('hex')}`;
  fs.mkdirSync(draft, { recursive: true });
  fs.writeFileSync(path.join(draft, 'chromium'), expand('chromium'), { mode: 0o755 });
  for (const archive of ARCHIVES) execFileSync('tar', ['-xf', '-', '-C', draft], { input: expand(`${archive}.tar`), maxBuffer: Infinity });
  fs.renameSync(draft, place);
  return place;
}

/**
 * @returns {{ env: { CHROME_PATH: string, CHROME_LIB?: string, CHROME_FONTS?: string }, reason?: undefined } | { env?: undefined, reason: string }}
 *   CHROME_LIB goes into LD_LIBRARY_PATH and CHROME_FONTS into FONTCONFIG_PATH of the browser's process only
 */
export function findChromium(env = process.env) {
  if (env.CHROME)
    return isRunnable(env.CHROME) ? { env: { CHROME_PATH: env.CHROME } } : { reason: `CHROME=${env.CHROME} does not run here` };
  const system = SYSTEM.find((file) => fs.existsSync(file) && isRunnable(file));
  if (system) return { env: { CHROME_PATH: system } };
  if (!fs.existsSync(PACKAGE)) return { reason: 'no Chromium on this machine and @sparticuz/chromium is not installed' };
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return {
      reason: `no Chromium found, and the packaged one is for linux-x64, not ${process.platform}-${process.arch}; set CHROME to one`,
    };
  }
  try {
    const place = unpack();
    const lib = path.join(place, 'lib');
    if (!isRunnable(path.join(place, 'chromium'), { LD_LIBRARY_PATH: lib }))
      return { reason: 'the packaged Chromium does not start on this machine' };
    return { env: { CHROME_PATH: path.join(place, 'chromium'), CHROME_LIB: lib, CHROME_FONTS: path.join(place, 'fonts') } };
  } catch (error) {
    return { reason: `the packaged Chromium could not be unpacked: ${messageOf(error)}` };
  }
}
