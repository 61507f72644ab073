import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';
import { fontFiles } from './fonts.js';
import { printableData } from './printable-data.js';

export interface RenderedPdf {
  bytes: Buffer;
  /** Of `bytes`, hexadecimal. */
  sha256: string;
  /** What the engine guarantees: archival and tagged where the native compiler runs, tagged only elsewhere. */
  standard: 'PDF/A-2a' | 'PDF 1.7';
}

export interface PdfRendererOptions {
  /** Threads, each with its own compiler (about 150 MB). Default 1: a document takes some 10 ms. */
  threads?: number;
  /** `auto` = native when its package loads, WebAssembly otherwise. Default: the variable JISR_TYPST, else `auto`. */
  engine?: 'auto' | 'wasm';
  timeoutMs?: number;
  /** A thread is replaced after so many documents: the WebAssembly engine keeps 0.7 MB of each. */
  documentsPerThread?: number;
}

/** A template that could not be rendered; the message names it and gives Typst's own diagnostics. */
export class PdfRenderingFailed extends Error {
  override name = 'PdfRenderingFailed';
  constructor(
    readonly template: string,
    readonly diagnostics: string,
  ) {
    super(`${template} could not be rendered: ${diagnostics}`);
  }
}

interface Order {
  template: string;
  source: string;
  data: string;
  createdAt: number;
  resolve: (pdf: RenderedPdf) => void;
  reject: (failure: Error) => void;
}
interface Lane {
  thread: Worker;
  rendered: number;
  current?: Order;
  timer?: NodeJS.Timeout;
}
type Answer = { bytes: Uint8Array; standard: RenderedPdf['standard'] } | { error: string };

/** The stamp of a document whose data carries no date: the output must not depend on the clock. */
const FIXED_DATE = '2000-01-01';

/** The build writes the thread's file as .js; the sources, and the tests that run from them, have it as .mjs. */
const threadFile = ['./typst-thread.mjs', './typst-thread.js'].map((name) => new URL(name, import.meta.url)).find((url) => existsSync(url));
const libraryFile = new URL('./lib/jisr.typ', import.meta.url);

/**
 * Renders Typst templates to PDF in worker threads.
 *
 * The template reads its data with `json("/data.json")`, in which every text is printable (see `printableData`), and may `#import "/lib/jisr.typ"`; it sees no other file.
 * The same template and data give the same bytes: the creation date is `data.date` (ISO 8601) or a fixed one.
 * @throws PdfRenderingFailed when Typst refuses the template or its data, or the time-out passes
 */
export class PdfRenderer {
  private readonly threads: number;
  private readonly engine: 'auto' | 'wasm';
  private readonly timeoutMs: number;
  private readonly documentsPerThread: number;
  private readonly waiting: Order[] = [];
  private readonly lanes = new Set<Lane>();
  private library?: Promise<string>;
  private closed = false;

  constructor(options: PdfRendererOptions = {}) {
    this.threads = options.threads ?? 1;
    this.engine = options.engine ?? (process.env['JISR_TYPST'] === 'wasm' ? 'wasm' : 'auto');
    this.timeoutMs = options.timeoutMs ?? 30_000;
    this.documentsPerThread = options.documentsPerThread ?? 200;
  }

  /** @param templatePath absolute path of a `.typ` file; @param data what the template finds in `/data.json` */
  async render(templatePath: string, data: unknown): Promise<RenderedPdf> {
    const source = await readFile(templatePath, 'utf8');
    this.library ??= readFile(libraryFile, 'utf8');
    const library = await this.library;
    return new Promise((resolve, reject) => {
      if (this.closed) return reject(new PdfRenderingFailed(basename(templatePath), 'the renderer is closed'));
      const order = {
        template: basename(templatePath),
        source,
        data: JSON.stringify(printableData(data)),
        createdAt: creationTime(data),
        resolve,
        reject,
      };
      this.waiting.push(order);
      this.dispatch(library);
    });
  }

  /** Ends the threads; documents not yet rendered are refused. */
  async close(): Promise<void> {
    this.closed = true;
    for (const order of this.waiting.splice(0)) order.reject(new PdfRenderingFailed(order.template, 'the renderer was closed'));
    await Promise.all([...this.lanes].map((lane) => this.retire(lane, 'the renderer was closed')));
  }

  private dispatch(library: string): void {
    while (this.waiting.length > 0) {
      const lane = [...this.lanes].find((one) => !one.current) ?? (this.lanes.size < this.threads ? this.openLane(library) : undefined);
      if (!lane) return;
      this.start(lane, this.waiting.shift()!, library);
    }
  }

  private openLane(library: string): Lane {
    if (!threadFile) throw new Error('The file of the Typst thread is missing beside pdf-renderer');
    const lane: Lane = {
      thread: new Worker(threadFile, { workerData: { engine: this.engine, library, fonts: fontFiles() } }),
      rendered: 0,
    };
    lane.thread.on('message', (answer: Answer) => this.finish(lane, answer, library));
    lane.thread.on('error', (failure) => {
      void this.retire(lane, failure.message);
      this.dispatch(library);
    });
    this.lanes.add(lane);
    return lane;
  }

  private start(lane: Lane, order: Order, library: string): void {
    lane.current = order;
    lane.thread.ref();
    lane.timer = setTimeout(() => {
      // Not awaited: native code cannot be interrupted, its thread ends when Typst returns.
      void this.retire(lane, `no answer within ${this.timeoutMs} ms`);
      this.dispatch(library);
    }, this.timeoutMs);
    const { template, source, data, createdAt } = order;
    lane.thread.postMessage({ template, source, data, createdAt });
  }

  private finish(lane: Lane, answer: Answer, library: string): void {
    const order = lane.current;
    clearTimeout(lane.timer);
    lane.current = undefined;
    lane.rendered += 1;
    // An idle thread must not keep the process alive.
    lane.thread.unref();
    if (lane.rendered >= this.documentsPerThread) void this.retire(lane, 'retired');
    if (order && 'error' in answer) order.reject(new PdfRenderingFailed(order.template, answer.error));
    else if (order && 'bytes' in answer) order.resolve(sealed(answer));
    this.dispatch(library);
  }

  private async retire(lane: Lane, reason: string): Promise<void> {
    this.lanes.delete(lane);
    clearTimeout(lane.timer);
    lane.current?.reject(new PdfRenderingFailed(lane.current.template, reason));
    lane.current = undefined;
    await lane.thread.terminate();
  }
}

function sealed({ bytes, standard }: { bytes: Uint8Array; standard: RenderedPdf['standard'] }): RenderedPdf {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return { bytes: buffer, sha256: createHash('sha256').update(buffer).digest('hex'), standard };
}

/** Epoch seconds of `data.date`, an ISO date or instant. */
function creationTime(data: unknown): number {
  const date = typeof data === 'object' && data !== null && 'date' in data ? String(data.date) : FIXED_DATE;
  const instant = Date.parse(date);
  return Math.floor((Number.isNaN(instant) ? Date.parse(FIXED_DATE) : instant) / 1000);
}
