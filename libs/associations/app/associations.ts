import { Injectable } from '@nestjs/common';
import type { DirectoryEntry } from '#identity';
import type { Label, Localized } from '#kernel';
import type { Em } from '#platform';

export interface AssociationFacts {
  id: string;
  name: Localized;
  kind: string;
  ofMigrants: boolean;
  ice: string;
  receiptNumber: string;
  regionCode: string;
  province: string | null;
  state: string;
}

export interface PayableAccount {
  id: string;
  rib: string;
  holder: string;
}

/** What stands in the way of a payment, in the same words for both sides. */
export interface Hindrance {
  code: string;
  text: Label;
}

/** What later stages may ask of associations. */
@Injectable()
export class Associations {
  /** @throws NOT_FOUND */
  async facts(_em: Em, _id: string): Promise<AssociationFacts> {
    throw new Error('to be written');
  }

  async factsOf(_em: Em, _ids: readonly string[]): Promise<Map<string, AssociationFacts>> {
    throw new Error('to be written');
  }

  /** Verified, not suspended. @throws ASSOCIATION_NOT_VERIFIED */
  async requireVerified(_em: Em, _id: string): Promise<AssociationFacts> {
    throw new Error('to be written');
  }

  /** The verified account with a right key, or null. */
  async payableAccount(_em: Em, _associationId: string): Promise<PayableAccount | null> {
    throw new Error('to be written');
  }

  /** Red flag, expired documents, no verified account: everything that blocks paying (not applying). */
  async paymentHindrances(_em: Em, _associationId: string, _on: Date): Promise<Hindrance[]> {
    throw new Error('to be written');
  }

  /** The documents of the vault that are valid on a day, by kind. */
  async validDocuments(_em: Em, _associationId: string, _on: Date): Promise<Map<string, { fileId: string; validUntil: string | null }>> {
    throw new Error('to be written');
  }

  /** Who may bind the association by signature: holders of `association.president` with a mandate now. */
  async signatories(_em: Em, _associationId: string): Promise<DirectoryEntry[]> {
    throw new Error('to be written');
  }

  /** Every account holder of the association, to be told something. */
  async members(_em: Em, _associationId: string): Promise<DirectoryEntry[]> {
    throw new Error('to be written');
  }
}
