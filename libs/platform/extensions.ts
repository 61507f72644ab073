import { Inject, Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { CONTEXTS, type ContextDefinition } from './context.js';
import type { ExtensionPoint } from './extension-point.js';

/** What all contexts brought, by place, in the order of the floors. */
@Injectable()
export class Extensions {
  private readonly found = new Map<ExtensionPoint<never>, unknown[]>();

  constructor(
    @Inject(CONTEXTS) private readonly contexts: readonly ContextDefinition[],
    private readonly moduleRef: ModuleRef,
  ) {}

  of<T>(place: ExtensionPoint<T>): readonly T[] {
    const key = place as unknown as ExtensionPoint<never>;
    const known = this.found.get(key) ?? this.resolve(key);
    this.found.set(key, known);
    return known as T[];
  }

  private resolve(place: ExtensionPoint<never>): unknown[] {
    return this.contexts
      .flatMap((context) => context.brings)
      .filter((brought) => brought.place === place)
      .map(({ provider, value }) => (provider ? this.moduleRef.get<unknown>(provider, { strict: false }) : value));
  }
}
