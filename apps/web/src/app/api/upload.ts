import type { OnProgress } from '../../ui/FileDrop.js';
import { api } from './api.js';
import { newKey } from './client.js';
import { ApiProblem } from './problem.js';
import { addressOf, type Answer, type Args, type UploadPath, type Values } from './routes.js';
import { sentInParts } from './parts.js';
import { lineIsBack } from './line-is-back.js';
import { UploadStopped } from './upload-stopped.js';

const OF_NO_USE = [404, 410, 413, 422];

/**
 * Sends a file, or the photographed pages of one document, and tells how far it is, between 0 and 1, and whether it waits for the line.
 * What has arrived outlives a cut line, the end of the session and the page: the same file chosen again goes on where it stood. When all is
 * there the route takes it; asked again, because its answer was lost, it does so once.
 * @throws ApiProblem with the API's words (type, size, scan) · UploadStopped when the person stopped it
 */
export async function uploadFile<P extends UploadPath>(
  path: P,
  args: Omit<Args<'post', P>, 'body'>,
  files: readonly File[],
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Answer<'post', P>> {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  const sent: Awaited<ReturnType<typeof sentInParts>>[] = [];
  let before = 0;
  for (const file of files) {
    sent.push(await sentInParts(file, (bytes, isWaiting) => onProgress((before + bytes) / total, isWaiting), signal));
    before += file.size;
  }
  const { path: parts, query } = args as { path?: Values; query?: Values };
  const key = newKey();
  for (let failures = 1; ; failures++) {
    try {
      const answer = await api.postTo<Answer<'post', P>>(addressOf(path, parts, query), { uploads: sent.map(({ id }) => id) }, key);
      for (const one of sent) one.forget();
      return answer;
    } catch (error) {
      if (signal.aborted) throw new UploadStopped();
      const status = error instanceof ApiProblem ? error.status : undefined;
      // Refused for what it is: sent again it would be refused again, and what has arrived is of no more use.
      if (status !== undefined && OF_NO_USE.includes(status)) for (const one of sent) one.giveUp();
      if (status !== 0 && !(status !== undefined && status >= 502)) throw error;
      onProgress(1, true);
      await lineIsBack(failures, signal);
    }
  }
}
