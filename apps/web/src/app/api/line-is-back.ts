import { UploadStopped } from './upload-stopped.js';

const LONGEST_MS = 10_000;

/** Waits before the next attempt: until the browser says that there is a line again, ten seconds at most. @throws UploadStopped */
export function lineIsBack(failures: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const done = (act: () => void) => () => {
      clearTimeout(timer);
      window.removeEventListener('online', goOn);
      signal.removeEventListener('abort', stop);
      act();
    };
    const goOn = done(resolve);
    const stop = done(() => reject(new UploadStopped()));
    const timer = setTimeout(goOn, Math.min(LONGEST_MS, 500 * 2 ** failures));
    window.addEventListener('online', goOn);
    signal.addEventListener('abort', stop);
    if (signal.aborted) stop();
  });
}
