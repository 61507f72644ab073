// docs/benchmarks.md, made of what a run has measured and of nothing else.
const round = (value, digits = 0) => (value === undefined ? '–' : value.toFixed(digits));
const line = (...cells) => `| ${cells.join(' | ')} |`;
const table = (head, rows) => [line(...head), line(...head.map(() => '---')), ...rows].join('\n');

const said = (met) => (met === undefined ? 'not measured' : met ? 'met' : '**not met**');
const goalText = (goal) => (goal ? `${goal.wanted}: ${said(goal.met)}` : '');
/** Below ten a second, and for short times, a whole number says too little. */
const rate = (value) => `${round(value, value < 10 ? 1 : 0)}/s`;
const rateText = (side) => (side ? `${rate(side.perSecond)}, ${round(side.p95, side.p95 < 10 ? 1 : 0)} ms` : '–');
/** The same by processor time, which is repeated where others use the machine. */
const spent = ({ apiMs, postgresMs }) => (apiMs === undefined ? undefined : apiMs + postgresMs);
const ratioText = (ratio, product, floor) => {
  if (ratio === undefined) return '–';
  const byProcessor = spent(floor) === undefined ? '' : ` (${round(spent(floor) / spent(product), 2)} by processor)`;
  return `**${ratio.toFixed(2)}**${byProcessor}`;
};
const processorText = (side) => (side?.apiMs === undefined ? '–' : `${round(side.apiMs, 2)} + ${round(side.postgresMs, 2)}`);

/**
 * One row as the terminal shows it while the run goes on.
 * @param {any} row
 */
export function rowText({ title, clients, product, floor, old, ratio, goal }) {
  const beside = [
    floor && `floor ${rateText(floor)}`,
    old && `older ${rateText(old)}`,
    ratio && `ratio ${ratioText(ratio, product, floor).replaceAll('*', '')}`,
  ];
  const parts = [`product ${rateText(product)}`, ...beside, `processor ${processorText(product)} ms`, goalText(goal)];
  return `${title}, ${clients} clients: ${parts.filter(Boolean).join('; ')}`;
}

const rowLine = ({ title, clients, product, floor, old, ratio, goal }) =>
  line(
    title,
    clients,
    rateText(product),
    rateText(floor) + (old ? `; older ${rateText(old)}` : ''),
    ratioText(ratio, product, floor) + (old ? `; ${(product.perSecond / old.perSecond).toFixed(1)} × older` : ''),
    processorText(product),
    processorText(floor) + (old ? `; older ${processorText(old)}` : ''),
    goalText(goal),
  );

const tripsText = ({ trips, statements, parsed }) => `${trips} (statements: ${statements}, of them parsed: ${parsed})`;
const tripsLine = ({ title, product, floor, most }) =>
  line(
    title,
    tripsText(product),
    tripsText(floor),
    most === undefined ? '' : goalText({ wanted: `≤ ${most}`, met: product.trips <= most }),
  );

const kindsLine = ({ title, product, floor }) => {
  const texts = Object.entries(product.p95ByKind).map(([kind, ms]) => `${kind} ${round(ms, 1)} (${round(floor?.p95ByKind?.[kind], 1)})`);
  return line(title, texts.join(', '));
};

const memoryText = (memory) =>
  memory ? `${memory.rss} MB${memory.pss ? ` (${memory.pss} MB with shared pages by their share)` : ''}` : 'absent';

/** Starts and memory, with their goals. */
function restLines({ starts, memory, withWorker }) {
  const within = (value, most, unit) => goalText({ wanted: `≤ ${most} ${unit}`, met: value === undefined ? undefined : value <= most });
  return [
    ...(starts
      ? [
          line(
            'first `npm start`: the database and the demonstration are made',
            `${round(starts.first, 1)} s`,
            within(starts.first, 15, 's'),
          ),
          line('of which the demonstration is loaded', `${round(starts.demonstration, 1)} s`, ''),
          line(`second \`npm start\`, best of ${starts.starts}`, `${round(starts.second, 1)} s`, within(starts.second, 2, 's')),
        ]
      : []),
    line('memory of the api after the run, resident', memoryText(memory.api), within(memory.api?.rss, 250, 'MB')),
    line('memory of the worker after the run, resident', memoryText(memory.worker), within(memory.worker?.rss, 170, 'MB')),
    ...(withWorker
      ? [
          line(
            `${withWorker.title}, ${withWorker.clients} clients, while the worker makes receipts and mails of the files before`,
            rateText(withWorker),
            withWorker.alone ? `${round((100 * withWorker.perSecond) / withWorker.alone)} % of the rate with the worker held` : '',
          ),
        ]
      : []),
  ];
}

function movedText(moved) {
  if (!moved) return 'There is no run before to compare with.';
  if (moved.figures.length === 0) return `Nothing moved by more than a tenth since ${moved.date}.`;
  const lines = moved.figures.map(({ name, before, now }) => line(name, before.toFixed(2), now.toFixed(2)));
  return table([`moved since ${moved.date}`, 'then', 'now'], lines);
}

const WORKS = [
  'work',
  'clients',
  'product: rate, p95',
  'floor: rate, p95',
  'ratio',
  'product: processor ms, api + PostgreSQL',
  'floor: the same',
  'goal',
];

function worksText({ rows, left }) {
  if (rows.length === 0) return '';
  const lefts = left.map(({ title, reason }) => `\nNot measured: ${title} (${reason}).\n`).join('');
  return `${table(WORKS, rows.map(rowLine))}
${lefts}
Rates of a whole file in three requests leave out what fills the draft between them; its p95 is that of the three together. Processor time is the kernel's, for a request or a
file, of the process that answers and of all of PostgreSQL's; the load generator runs on the same processors.
`;
}

/**
 * @param {any} run as run.mjs fills it
 * @param {{ date: string, figures: { name: string, before: number, now: number }[] } | undefined} moved
 */
export function page(run, moved) {
  const { machine, rows, trips, older, units, rounds, errors } = run;
  const kinds = rows.filter(({ product }) => product.p95ByKind);
  return `# Benchmarks

Written by \`npm run bench\`. It starts PostgreSQL with production settings (every commit reaches the disk) and api and worker of the product, and measures the product beside
an independent floor (\`test/bench/floor\`): the same effects made with the fewest prepared statements over bare \`node:http\` and \`pg\`, on tables of its own, without validation${older ? `; and beside its own commit ${older}, on an edition of its own` : ''}.
Sides take turns within each round; a figure is the median of the rounds. Quote ratios, not rates. A quick look, which writes nothing:
\`BENCH_ONLY=submission,autosave BENCH_UNITS=100 BENCH_ROUNDS=1 npm run bench\`; the other settings stand at the head of \`test/bench/run.mjs\`.

**${machine.date}** · ${machine.processors} · load average ${machine.load} when it began · Node ${machine.node} · PostgreSQL ${machine.postgres} (fsync ${machine.fsync}) ·
${units} requests or files a round, ${rounds} ${rounds === 1 ? 'round' : 'rounds'} · the worker held still unless said · ${errors === 0 ? 'no error' : `**${errors} errors**`}.

${worksText(run)}${trips.length > 0 ? `\n${table(['round trips to the database in one request', 'product', 'floor', 'goal'], trips.map(tripsLine))}\n\nCounted on a connection that is listened to, prepared statements warm: a trip begins when the client sends after it was answered.\n` : ''}
${kinds.length > 0 ? `${table(['p95 by kind of request, ms (floor)', ''], kinds.map(kindsLine))}\n` : ''}
${table(['besides', '', 'goal'], restLines(run))}

${movedText(moved)}
`;
}
