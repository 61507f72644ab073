import type { DetailedError, PreviousUpload, Upload, UploadOptions } from 'tus-js-client';
import { api } from './api.js';
import { keptUploads, markOf } from './kept-uploads.js';
import { lineIsBack } from './line-is-back.js';
import { ApiProblem } from './problem.js';
import { UploadStopped } from './upload-stopped.js';

const AT = '/api/uploads';
/** What one request carries: a proxy that keeps a request until it is whole does not keep much. */
const CHUNK_BYTES = 1_000_000;
/** Sent with the request that begins it: two requests for a small file, as few as there can be. */
const SMALL_BYTES = 250_000;
/** Without a byte for so long, the line is dead whatever the browser says. */
const STANDSTILL_MS = 45_000;
/** Refused at another place than it stands, it asks where that is; so often, and something else is wrong. */
const MOST_MOVES = 5;

export interface SentFile {
  id: string;
  /** A route took it: it is not to be gone on with. */
  forget: () => void;
  /** It is of no use any more. */
  giveUp: () => void;
}

let library: Promise<typeof import('tus-js-client')> | undefined;
const tus = () => {
  library ??= import('tus-js-client').catch((error: unknown) => {
    library = undefined;
    throw error;
  });
  return library;
};
// It is here before the line is gone.
if (typeof window !== 'undefined') void tus().catch(() => undefined);

/** Sends the bytes of a file by tus 1.0, for as long as that takes. @throws ApiProblem · UploadStopped */
export async function sentInParts(
  file: File,
  onProgress: (bytes: number, isWaiting: boolean) => void,
  signal: AbortSignal,
): Promise<SentFile> {
  let arrived = 0;
  let beats = () => {};
  const options: UploadOptions = {
    endpoint: AT,
    metadata: { filename: file.name },
    chunkSize: CHUNK_BYTES,
    uploadDataDuringCreation: file.size <= SMALL_BYTES,
    retryDelays: null,
    urlStorage: keptUploads,
    fingerprint: markOf as unknown as NonNullable<UploadOptions['fingerprint']>,
    onBeforeRequest: (request) => {
      for (const [name, value] of Object.entries(api.headers('POST'))) request.setHeader(name, value);
    },
    // A session that ended says nothing of the upload: it is not to be begun anew.
    onAfterResponse: (_, response) => {
      if (response.getStatus() === 401) throw new ApiProblem(401, 'UNAUTHENTICATED', '', '');
    },
    onProgress: (bytes) => {
      arrived = bytes;
      beats();
      onProgress(bytes, false);
    },
  };
  const upload = await begun(file, options, signal, () => onProgress(arrived, true));
  const attempt = () =>
    new Promise<void>((resolve, reject) => {
      let timer: ReturnType<typeof setTimeout>;
      const end = (act: () => void) => {
        clearTimeout(timer);
        signal.removeEventListener('abort', stop);
        act();
      };
      const stop = () =>
        end(
          () =>
            void upload
              .abort(true)
              .catch(() => undefined)
              .finally(() => reject(new UploadStopped())),
        );
      beats = () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(() => void upload.abort().finally(() => reject(ApiProblem.network()))), STANDSTILL_MS);
      };
      upload.options.onSuccess = () => end(resolve);
      upload.options.onError = (error) => void problemOf(error).then((problem) => end(() => reject(problem)));
      signal.addEventListener('abort', stop);
      if (signal.aborted) return stop();
      beats();
      upload.start();
    });
  for (let failures = 1, moves = 0; ; failures++) {
    try {
      await attempt();
      break;
    } catch (error) {
      if (!(error instanceof ApiProblem)) throw error;
      if (error.status === 401 && api.signInAgain) await api.signInAgain();
      else if (error.status === 404) upload.url = null;
      else if (error.status !== 0 && error.status < 500 && !(error.status === 409 && moves++ < MOST_MOVES)) throw error;
      if (error.status === 401) continue;
      onProgress(arrived, true);
      await lineIsBack(error.status === 409 ? 0 : failures, signal);
    }
  }
  const forget = () => void forgetFile(file);
  const giveUp = () =>
    void upload
      .abort(true)
      .catch(() => undefined)
      .finally(forget);
  return { id: upload.url!.replace(/^.*\//, ''), forget, giveUp };
}

/** What sends it, at the place where the same file was left if it was. */
async function begun(file: File, options: UploadOptions, signal: AbortSignal, onWaiting: () => void): Promise<Upload> {
  for (let failures = 1; ; failures++) {
    try {
      const { Upload: Sending } = await tus();
      const upload = new Sending(file, options);
      const [previous] = (await upload.findPreviousUploads()) as (PreviousUpload | undefined)[];
      if (previous) upload.resumeFromPreviousUpload(previous);
      return upload;
    } catch {
      onWaiting();
      await lineIsBack(failures, signal);
    }
  }
}

async function forgetFile(file: File): Promise<void> {
  const mark = await markOf(file);
  if (mark) for (const { urlStorageKey } of await keptUploads.findUploadsByFingerprint(mark)) await keptUploads.removeUpload(urlStorageKey);
}

/** What went wrong, in the words of the API where it answered. */
async function problemOf(error: Error | DetailedError): Promise<ApiProblem> {
  const { causingError, originalResponse } = error as Partial<DetailedError>;
  if (causingError instanceof ApiProblem) return causingError;
  if (!originalResponse) return ApiProblem.network();
  return ApiProblem.from(new Response(originalResponse.getBody(), { status: originalResponse.getStatus() }));
}
