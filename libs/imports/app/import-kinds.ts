import { Injectable } from '@nestjs/common';
import type { Label } from '#kernel';
import { Extensions, platformErrors } from '#platform';
import { REASONS, said, type Reason } from '../domain/outcomes.js';
import { importKinds, type ImportKind } from './import-kind.js';

/** The kinds of files that rooms declare, by name. */
@Injectable()
export class ImportKinds {
  constructor(private readonly extensions: Extensions) {}

  all(): readonly ImportKind[] {
    return this.extensions.of(importKinds);
  }

  /** @throws NOT_FOUND */
  of(name: string): ImportKind {
    const kind = this.all().find((each) => each.name === name);
    if (!kind) throw platformErrors.NOT_FOUND();
    return kind;
  }

  /** The sentence of a reason, in the words of its kind. */
  sentence({ reasons }: ImportKind, { code, params }: Reason): Label {
    const sentence = (reasons as Record<string, Label>)[code] ?? (REASONS as Record<string, Label>)[code];
    if (!sentence) throw new Error(`nothing says the reason ${code}`);
    return said(sentence, params);
  }
}
