import type { Type } from '@nestjs/common';

/** What a context brings to a place of a lower room: a provider of its own, or a value. */
export interface Brought {
  place: ExtensionPoint<never>;
  provider?: Type;
  value?: unknown;
}

/**
 * A place where a lower room asks what rooms above it know: the lower room declares it and says what it must look like; a context
 * brings its own in its definition.
 */
export class ExtensionPoint<T> {
  constructor(readonly name: string) {}

  /** Brings a provider of the context. */
  by(provider: Type<T>): Brought {
    return { place: this, provider };
  }

  /** Brings a value. */
  with(value: T): Brought {
    return { place: this, value };
  }
}
