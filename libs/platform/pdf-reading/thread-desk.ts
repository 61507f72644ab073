import { Worker } from 'node:worker_threads';

/** The thread was given up: it did not answer in time, or needed more memory than it may have. */
export class ThreadGivenUp extends Error {
  override name = 'ThreadGivenUp';
}
/** Too many are waiting already. */
export class DeskFull extends Error {
  override name = 'DeskFull';
}

interface Order {
  task: unknown;
  resolve: (result: unknown) => void;
  reject: (failure: Error) => void;
}

const START_LIMIT_MS = 60_000;

export interface DeskOptions {
  /** From the moment the thread has the task; starting the thread has a limit of its own. */
  timeLimitMs: number;
  /** Orders that may wait; the next is refused at once. */
  mostWaiting: number;
  megabytes: number;
}

/** One thread that does one task after the other; it is started when needed and replaced when it does not answer. */
export class ThreadDesk {
  private readonly waiting: Order[] = [];
  private thread?: Worker;
  private isReady = false;
  private current?: Order;
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly file: URL,
    private readonly workerData: unknown,
    private readonly options: DeskOptions,
  ) {}

  /** @throws DeskFull · ThreadGivenUp · Error that the task itself ended with */
  run(task: unknown): Promise<unknown> {
    if (this.waiting.length >= this.options.mostWaiting) return Promise.reject(new DeskFull());
    return new Promise((resolve, reject) => {
      this.waiting.push({ task, resolve, reject });
      this.next();
    });
  }

  async close(): Promise<void> {
    for (const { reject } of this.waiting.splice(0)) reject(new ThreadGivenUp('closed'));
    await this.giveUp(new ThreadGivenUp('closed'));
  }

  private next(): void {
    const order = this.current ? undefined : this.waiting.shift();
    if (!order) return;
    this.current = order;
    this.thread ??= this.start();
    // A thread at work keeps the process alive, an idle one does not.
    this.thread.ref();
    if (this.isReady) this.hand(this.thread);
    else this.limit(START_LIMIT_MS);
  }

  private hand(thread: Worker): void {
    this.limit(this.options.timeLimitMs);
    thread.postMessage(this.current?.task);
  }

  private limit(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.giveUp(new ThreadGivenUp(`no answer within ${ms} ms`)), ms);
  }

  /** A thread says first that it is ready, then one answer for each task. */
  private start(): Worker {
    const resourceLimits = { maxOldGenerationSizeMb: this.options.megabytes };
    const thread = new Worker(this.file, { workerData: this.workerData, resourceLimits });
    thread.on('message', ({ ready, result, error }: { ready?: true; result?: unknown; error?: string }) => {
      // What a thread that was given up still says is about another file.
      if (this.thread !== thread) return;
      if (ready) {
        this.isReady = true;
        return this.hand(thread);
      }
      thread.unref();
      this.finish(({ resolve, reject }) => (error === undefined ? resolve(result) : reject(new Error(error))));
    });
    thread.on('error', (failure: NodeJS.ErrnoException) => {
      if (this.thread !== thread) return;
      // Too much memory is the file's doing; a thread that cannot even load is ours.
      void this.giveUp(failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ThreadGivenUp(failure.message) : failure);
    });
    return thread;
  }

  private async giveUp(reason: Error): Promise<void> {
    const { thread } = this;
    this.thread = undefined;
    this.isReady = false;
    this.finish(({ reject }) => reject(reason));
    await thread?.terminate();
  }

  private finish(answer: (order: Order) => void): void {
    clearTimeout(this.timer);
    const order = this.current;
    this.current = undefined;
    if (order) answer(order);
    this.next();
  }
}
