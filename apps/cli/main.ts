import { ConsoleLogger } from '@nestjs/common';
import { configOrExit, followParent } from '../process.js';
import { CONTEXTS } from '../contexts.js';
import { COMMANDS } from './commands.js';

const [name = 'help', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  const width = Math.max(...Object.keys(COMMANDS).map((known) => known.length));
  process.stdout.write('Usage: npm run cli -- <command>\n\n');
  for (const [known, { summary }] of Object.entries(COMMANDS)) process.stdout.write(`  ${known.padEnd(width)}  ${summary}\n`);
  process.exit(name === 'help' ? 0 : 64);
}
ConsoleLogger.prototype.log = () => undefined;
const config = configOrExit();
followParent(config, async () => undefined);
try {
  process.exitCode = await command.run(config, CONTEXTS, args);
} catch (error) {
  process.stderr.write(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exitCode = 1;
}
