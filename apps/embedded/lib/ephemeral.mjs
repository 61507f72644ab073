// A whole edition in the system's temporary folder, for measurements and pictures: nothing of it touches this clone's own data.
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from './build.mjs';
import { Edition } from './edition.mjs';
import { withoutServices } from './environment.mjs';
import { install } from './install.mjs';
import { databaseHome } from './postgres.mjs';
import { freePort } from './ports.mjs';
import { Refusal, report } from './progress.mjs';
import { inSession } from './session.mjs';

/**
 * Starts an edition on a free port and ends it after `work`.
 * @param {string} purpose part of the folder's name
 * @param {(edition: Edition, onEnd: (stop: () => Promise<void>) => void, prepared: unknown) => Promise<number>} work resolves with the exit code
 * @param {NodeJS.ProcessEnv} [more] added to the processes' environment
 * @param {(folder: string) => Promise<unknown>} [prepare] done before the edition starts, when everything is built; its result goes to `work`
 */
export async function withEphemeralEdition(purpose, work, more = {}, prepare = async () => undefined) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `jisr-${purpose}-`));
  await inSession(folder, async ({ onEnd, end }) => {
    const home = databaseHome(folder);
    onEnd(async () => [folder, home].forEach((place) => fs.rmSync(place, { recursive: true, force: true })));
    install();
    await build();
    const prepared = await prepare(folder);
    const env = { ...withoutServices(), PORT: String(await freePort()), ...more };
    const onGiveUp = (reason) => {
      report(new Refusal(reason));
      end(1);
    };
    const edition = new Edition({ folder, env, onGiveUp });
    onEnd(() => edition.stop());
    await edition.startFoundation();
    await edition.startProduct();
    end(await work(edition, onEnd, prepared));
  });
}

/** What a script needs to know about an edition: BASE_URL besides the product's own variables. */
export const scriptEnvironment = (edition) => ({ ...edition.env, BASE_URL: edition.url });
