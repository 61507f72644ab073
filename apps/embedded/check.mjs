// npm run check: format, lint and types side by side; each says what it found, all are run to their end.
import { spawn } from 'node:child_process';
import { ROOT } from './lib/paths.mjs';

const CHECKS = ['format:check', 'lint', 'typecheck:server', 'typecheck:web', 'typecheck:tools'];

function runCheck(name) {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  const child = spawn(npm, ['run', '--silent', name], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    shell: process.platform === 'win32',
  });
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ name, code, text: Buffer.concat(output).toString().trim() })));
}

const results = await Promise.all(CHECKS.map(runCheck));
for (const { name, code, text } of results.filter((result) => result.code !== 0))
  process.stderr.write(`── ${name}\n${text || `ended with ${code}`}\n\n`);
process.exitCode = results.some(({ code }) => code !== 0) ? 1 : 0;
