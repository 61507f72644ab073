// Processor time and memory as the kernel counts them; undefined where there is no /proc.
import fs from 'node:fs';

/** What a tick of /proc/<pid>/stat lasts on every Linux that Node runs on. */
const TICK_MS = 10;

/** The fields from the third on: the name before them may hold anything. */
function statOf(pid) {
  try {
    return (fs.readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1) ?? '').split(' ');
  } catch {
    return undefined;
  }
}

const [PARENT, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED] = [1, 11, 12, 13, 14];
const ticks = (stat, ...fields) => fields.reduce((sum, field) => sum + Number(stat[field]), 0);

/** Milliseconds that a process has used. */
export function usedBy(pid) {
  const stat = statOf(pid);
  return stat && ticks(stat, USER, SYSTEM) * TICK_MS;
}

/** Milliseconds that a PostgreSQL has used: its first process, those that run under it and those that did. */
export function usedByPostgres(pid) {
  const first = statOf(pid);
  if (!first) return undefined;
  const running = fs
    .readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statOf)
    .filter((stat) => stat?.[PARENT] === String(pid));
  const all = running.reduce((sum, stat) => sum + ticks(stat, USER, SYSTEM), ticks(first, USER, SYSTEM, USER_OF_ENDED, SYSTEM_OF_ENDED));
  return all * TICK_MS;
}

function kilobytes(file, name) {
  try {
    const found = new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(fs.readFileSync(file, 'utf8'));
    return found ? Number(found[1]) : undefined;
  } catch {
    return undefined;
  }
}

/** Megabytes: resident, and with what is shared counted by its share (the kernel may refuse that one). */
export function memoryOf(pid) {
  const rss = kilobytes(`/proc/${pid}/status`, 'VmRSS');
  const pss = kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss');
  return rss === undefined ? undefined : { rss: Math.round(rss / 1024), pss: pss && Math.round(pss / 1024) };
}
