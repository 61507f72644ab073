import { platformErrors } from '../errors.js';

/** So many at work at once, so many in line; whoever comes then is asked to come back. */
export class Turns {
  private working = 0;
  private readonly line: (() => void)[] = [];

  constructor(
    private readonly atOnce: number,
    private readonly inLine: number,
    private readonly comeBackSeconds: number,
  ) {}

  /** @throws EXPORTS_BUSY when the line is full */
  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.working >= this.atOnce) {
      if (this.line.length >= this.inLine) throw platformErrors.EXPORTS_BUSY({ seconds: this.comeBackSeconds });
      // The turn is handed over: nobody who comes meanwhile takes it.
      await new Promise<void>((resolve) => this.line.push(resolve));
    } else this.working += 1;
    try {
      return await work();
    } finally {
      const next = this.line.shift();
      if (next) next();
      else this.working -= 1;
    }
  }
}
