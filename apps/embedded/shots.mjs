// npm run shots: test/browser/shots.mjs against what runs here, or against a fresh edition when nothing does.
// The script gets BASE_URL, CHROME_PATH and, for the packaged browser, CHROME_LIB and CHROME_FONTS.
import fs from 'node:fs';
import { findChromium } from './lib/chromium.mjs';
import { readRun } from './lib/edition.mjs';
import { withEphemeralEdition, scriptEnvironment } from './lib/ephemeral.mjs';
import { install } from './lib/install.mjs';
import { holderOf } from './lib/lock.mjs';
import { DATA, inRoot } from './lib/paths.mjs';
import { onSignal, run } from './lib/processes.mjs';
import { Refusal, report, say } from './lib/progress.mjs';

const SCRIPT = inRoot('test/browser/shots.mjs');
const takeShots = (browser, env, onEnd) => run(process.execPath, [SCRIPT, ...process.argv.slice(2)], { ...env, ...browser }, onEnd);

async function main() {
  if (!fs.existsSync(SCRIPT)) throw new Refusal('There is no test/browser/shots.mjs.');
  install();
  const browser = findChromium();
  if (browser.reason) throw new Refusal(`No pictures: ${browser.reason}.`);
  const running = holderOf(DATA) === undefined ? undefined : readRun(DATA);
  if (running?.processes.api) {
    say(`Using what runs at ${running.url}.`);
    process.exitCode = await takeShots(browser.env, { ...process.env, ...running.env, BASE_URL: running.url }, onSignal);
  } else {
    await withEphemeralEdition('shots', (edition, onEnd) => takeShots(browser.env, scriptEnvironment(edition), onEnd));
  }
}

await main().catch(report);
