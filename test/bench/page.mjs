// docs/benchmarks.md, made of what a run has measured and of nothing else.
const round = (value, digits = 0) => value.toFixed(digits);
const ratio = (one, other) => (one / other).toFixed(2);
const row = (...cells) => `| ${cells.join(' | ')} |`;

const filesRow = ({ clients, product, bare, pgbench }) =>
  row(
    `${clients} clients`,
    `${round(product.perSecond)} files/s, 95 % of submissions within ${round(product.p95)} ms`,
    `${round(bare.perSecond)} files/s, ${round(bare.p95)} ms`,
    `**${ratio(product.perSecond, bare.perSecond)}**`,
    pgbench ? `${round(pgbench)} files/s` : '–',
    pgbench ? ratio(product.perSecond, pgbench) : '–',
  );

const phaseRow = ({ clients, product, bare }, phase) =>
  row(
    `of which ${phase}, ${clients} clients`,
    `${round(product.phases[phase])}/s`,
    `${round(bare.phases[phase])}/s`,
    ratio(product.phases[phase], bare.phases[phase]),
    '',
    '',
  );

const pagesRow = ({ clients, product, bare }) =>
  row(
    `${clients} ${clients === 1 ? 'client' : 'clients'}`,
    `${round(product.perSecond)} pages/s, median ${round(product.median)} ms`,
    `${round(bare.perSecond)} pages/s, ${round(bare.median)} ms`,
    ratio(product.perSecond, bare.perSecond),
  );

/**
 * What one side did of a file's way, and of a page of the list.
 * @typedef {{ perSecond: number, p95: number, phases: Record<string, number> }} FilesMeasured
 * @typedef {{ perSecond: number, median: number }} PagesMeasured
 * @typedef {{ units: number, goal: number, runs: { clients: number, product: FilesMeasured, bare: FilesMeasured, pgbench: number | null }[] }} Files
 * @typedef {{ files: number, pageSize: number, runs: { clients: number, product: PagesMeasured, bare: PagesMeasured }[] }} List
 */

/**
 * @param {object} run
 * @param {{ date: string, processors: string, load: number[], node: string, postgres: string, fsync: string, pgbench: string | null, workerHeld: boolean }} run.machine
 * @param {Files} run.files
 * @param {List} run.list
 * @param {{ first: number, second: number, starts: number } | null} run.starts seconds
 * @param {{ api: number, worker: number } | null} run.memory resident, bytes
 */
export function page({ machine, files, list, starts, memory }) {
  const worst = Math.min(...files.runs.map(({ product, bare }) => product.perSecond / bare.perSecond));
  return `# Benchmarks

Written by \`npm run bench\`, which starts PostgreSQL with production settings (every commit reaches the disk), api and worker of the product, and a bare server
(\`node:http\` + \`pg\`) that runs the same SQL on the same database. Everything is measured in one run, side by side; quote ratios, not absolute rates.

**${machine.date}** · ${machine.processors} · load average ${machine.load.map((one) => one.toFixed(1)).join(', ')} when it began · Node ${machine.node} · PostgreSQL ${machine.postgres} (fsync ${machine.fsync}) ·
${machine.pgbench ?? 'pgbench is not installed on this machine: not compared with it'} · ${files.units} files a run${machine.workerHeld ? ', worker held still' : ''}.

| a file: create + 8 budget lines + submit, everything real on (access, validation, audit, outbox, receipt) | product | bare server | ratio | pgbench | ratio |
|---|---|---|---|---|---|
${files.runs.flatMap((one) => [filesRow(one), ...['create', 'budget', 'submit'].map((phase) => phaseRow(one, phase))]).join('\n')}

First goal: ${files.goal} of the bare server: ${worst >= files.goal ? 'reached' : '**not reached**'}.

| a page of ${list.pageSize} from ${list.files} files, with the sums of the selection | product | its SQL over a bare server | ratio |
|---|---|---|---|
${list.runs.map(pagesRow).join('\n')}

| start and memory | |
|---|---|
${[
  ...(starts
    ? [
        row('first `npm start`: packages and build are there, the database and the demonstration are made', `${round(starts.first, 1)} s`),
        row(
          `second \`npm start\`, from the command to "Jisr is ready" (goal 3 s; best of ${starts.starts})`,
          `${round(starts.second, 1)} s`,
        ),
      ]
    : []),
  ...(memory
    ? [row('resident memory after the run: api, worker', `${round(memory.api / 2 ** 20)} MB, ${round(memory.worker / 2 ** 20)} MB`)]
    : []),
].join('\n')}

The bare server validates nothing; it calls the product's own functions for the rules of the call, the budget and the content, and repeats the remaining statements by hand.
pgbench repeats the statements that the bare server sent for one file, each time for another association. On a small or busy machine two runs differ by a fifth.
`;
}
