import type { PreviousUpload, UrlStorage } from 'tus-js-client';

const BEGINS = 'jisr.upload.';
/** The API keeps no part longer. */
const A_DAY_MS = 24 * 3_600_000;
const ENDS_BYTES = 64_000;

interface Kept {
  uploadUrl: string | null;
  size: number | null;
  creationTime: string;
}

/**
 * A mark by which the same file is known again after the page was closed: of its name, its size, its time and its first and last bytes,
 * so that nobody who uses the browser afterwards reads a name. Null where the browser makes none (a page that is not secure): a file is
 * then gone on with as long as its page is open.
 */
export async function markOf(file: File): Promise<string | null> {
  if (!globalThis.crypto?.subtle) return null;
  const said = new TextEncoder().encode(JSON.stringify([file.name, file.size, file.lastModified, file.type]));
  const ends = await new Blob([said, file.slice(0, ENDS_BYTES), file.slice(-ENDS_BYTES)]).arrayBuffer();
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', ends));
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Where files on their way are remembered: the address of each under its mark, in this browser, for a day. */
export const keptUploads: UrlStorage = {
  findAllUploads: () => Promise.resolve(kept()),
  findUploadsByFingerprint: (mark) => Promise.resolve(kept().filter(({ urlStorageKey }) => urlStorageKey === BEGINS + mark)),
  removeUpload: (key) => {
    storage()?.removeItem(key);
    return Promise.resolve();
  },
  addUpload: (mark, { uploadUrl, size, creationTime }) => {
    kept();
    try {
      storage()?.setItem(BEGINS + mark, JSON.stringify({ uploadUrl, size, creationTime } satisfies Kept));
    } catch {
      // A browser that keeps nothing sends the file all the same.
    }
    return Promise.resolve(BEGINS + mark);
  },
};

/** What is remembered; what is older than a day, or not ours, is forgotten. */
function kept(): PreviousUpload[] {
  const all = storage();
  const keys = Array.from({ length: all?.length ?? 0 }, (_, at) => all!.key(at)!).filter((key) => key.startsWith(BEGINS));
  return keys.flatMap((urlStorageKey) => {
    const one = readKept(all!.getItem(urlStorageKey));
    if (!one) all!.removeItem(urlStorageKey);
    return one ? [{ ...one, urlStorageKey, metadata: {}, parallelUploadUrls: null }] : [];
  });
}

function readKept(text: string | null): Kept | null {
  try {
    const one = JSON.parse(text ?? '') as Kept;
    return Date.now() - new Date(one.creationTime).getTime() < A_DAY_MS ? one : null;
  } catch {
    return null;
  }
}

function storage(): Storage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}
