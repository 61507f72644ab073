import { Injectable } from '@nestjs/common';
import { ExtensionPoint, Extensions, type Em } from '#platform';

/** The numbers of what runs on valid documents of an association: nothing could be paid under it without them. */
export type DocumentNeeds = (em: Em, associationId: string) => Promise<string[]>;
export const documentNeeds = new ExtensionPoint<DocumentNeeds>('what needs the documents of an association');

@Injectable()
export class NeededDocuments {
  constructor(private readonly extensions: Extensions) {}

  async by(em: Em, associationId: string): Promise<string[]> {
    const needs: string[] = [];
    for (const source of this.extensions.of(documentNeeds)) needs.push(...(await source(em, associationId)));
    return needs;
  }
}
