import { Person } from '#identity';
import { Tx, type Config, type ContextDefinition } from '#platform';
import { DEMONSTRATION_PASSWORD, DEMONSTRATION_PEOPLE, loadSeed, programOf, SEEDS } from '#seeds';
import { createServer } from '../api/server.js';
import { startWorker } from '../worker/worker.js';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** Loads a seed with api and worker of its own, on a free port of the loopback: the demonstration's people act over HTTP. */
export async function seed(config: Config, contexts: readonly ContextDefinition[], name: string | undefined): Promise<number> {
  if (!name || !Object.hasOwn(SEEDS, name)) {
    say(`seed ${Object.keys(SEEDS).join(' | ')}`);
    return 64;
  }
  const api = await createServer(config, contexts, { logger: false });
  const worker = await startWorker(config, contexts, { logger: false });
  try {
    await api.listen(0, '127.0.0.1');
    await loadSeed(programOf(api, await api.getUrl(), say), name);
    return 0;
  } finally {
    await worker.close();
    await api.close();
  }
}

/** The accounts of the demonstration, as a table. */
export async function demonstrationAccounts(tx: Tx): Promise<number> {
  const known = await tx.run((em) => em.find(Person, { select: { email: true } }));
  const present = DEMONSTRATION_PEOPLE.filter((person) => known.some(({ email }) => email === person.email));
  if (present.length === 0) return 0;
  const width = Math.max(...present.map((person) => person.email.length));
  say(`Demonstration accounts (password: ${DEMONSTRATION_PASSWORD}; six-digit codes on the sign-in page):`);
  for (const { email, story } of present) say(`  ${email.padEnd(width)}  ${story.fr}`);
  return 0;
}
