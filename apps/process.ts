import 'reflect-metadata';
import { ConfigurationError, loadConfig, type Config } from '#platform';

/** Reads the configuration or leaves with a message that names the wrong variable. */
export function configOrExit(): Config {
  try {
    return loadConfig();
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(78);
  }
}

const LOOK_MS = 1_000;

/** Stops the process when the launcher that started it is gone, so that nothing is left running. */
export function followParent(config: Config, stop: () => Promise<void>): void {
  const parent = config.JISR_PARENT_PID;
  if (!parent) return;
  const timer = setInterval(() => {
    if (isAlive(parent)) return;
    clearInterval(timer);
    void stop().finally(() => process.exit(0));
  }, LOOK_MS);
  timer.unref();
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
