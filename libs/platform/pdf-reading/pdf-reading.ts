import { existsSync } from 'node:fs';
import { Injectable, Optional, type OnModuleDestroy } from '@nestjs/common';
import { platformErrors } from '../errors.js';
import type { SignatureReport } from '../signing/verify-pdf.js';
import type { PdfDefect } from './examine-pdf.js';
import { DeskFull, ThreadDesk, ThreadGivenUp, type DeskOptions } from './thread-desk.js';

export interface PdfTask {
  kind: 'verify' | 'examine';
  bytes: Uint8Array;
  /** DER of the roots that are trusted, to verify. */
  roots?: readonly Uint8Array[];
}
export interface PdfAnswer {
  verify: SignatureReport[];
  examine: PdfDefect | null;
}

/** A file of 20 MB takes a second of a machine that has nothing else to do. */
const LIMITS: DeskOptions = { timeLimitMs: 10_000, mostWaiting: 20, megabytes: 256 };
/** Whoever has a document verified by its code holds a connection to the database meanwhile. */
const MOST_TO_VERIFY = 8;
const RETRY_SECONDS = 5;

/** The build writes .js; the tests run from the sources, which test/support/source-threads.mjs compiles for a thread. */
const threadFile = ['./pdf-thread.js', './pdf-thread.ts'].map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));

/**
 * Reads PDFs that others sent, in threads with a time limit: no file keeps the process from answering. What anybody may have read
 * (signatures) and what members attach have a thread each, so that the first never delays the second.
 */
@Injectable()
export class PdfReading implements OnModuleDestroy {
  private readonly desks: Readonly<Record<PdfTask['kind'], ThreadDesk>>;

  constructor(@Optional() limits: DeskOptions = LIMITS) {
    const file = threadFile;
    if (!file) throw new Error('The file of the PDF thread is missing beside pdf-reading');
    this.desks = {
      verify: new ThreadDesk(file, { kind: 'verify' }, { ...limits, mostWaiting: MOST_TO_VERIFY }),
      examine: new ThreadDesk(file, { kind: 'examine' }, limits),
    };
  }

  /** One report for each signature. @throws PDF_TOO_COMPLEX · READING_BUSY */
  signatures(bytes: Uint8Array, roots: readonly Uint8Array[]): Promise<SignatureReport[]> {
    return this.read({ kind: 'verify', bytes, roots });
  }

  /** What is wrong with a PDF that somebody attaches. @throws PDF_TOO_COMPLEX · READING_BUSY */
  defect(bytes: Uint8Array): Promise<PdfDefect | null> {
    return this.read({ kind: 'examine', bytes });
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(Object.values(this.desks).map((desk) => desk.close()));
  }

  private async read<K extends PdfTask['kind']>(task: PdfTask & { kind: K }): Promise<PdfAnswer[K]> {
    try {
      return (await this.desks[task.kind].run(task)) as PdfAnswer[K];
    } catch (error) {
      if (error instanceof DeskFull) throw platformErrors.READING_BUSY({ seconds: RETRY_SECONDS });
      if (error instanceof ThreadGivenUp) throw platformErrors.PDF_TOO_COMPLEX();
      throw error;
    }
  }
}
