import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Label, ZonedInstant } from '#kernel';
import type { Em } from '../database/tx.js';

/** What anybody who holds a document may learn of it: that it is genuine, and nothing that is not printed on it. */
export interface VerifiedDocument {
  kind: Label;
  number: string;
  at: ZonedInstant;
  /** SHA-256 of the document or of the content it certifies, in hexadecimal. */
  sha256: string | null;
  status: Label;
  /** What the document prints: labelled, in order. */
  facts: { label: Label; value: Label }[];
}

export interface VerificationSource {
  /** The document with this code, if it is one of ours. */
  verify(em: Em, code: string): Promise<VerifiedDocument | null>;
}

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code printed beside the QR image: 80 bits, no letter that looks like a digit, in groups of four. */
export function newVerificationCode(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

export const isVerificationCode = (code: string) => /^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{4}){3}$/.test(code);

/** Every stage that issues documents registers how to recognise them. */
@Injectable()
export class Verifications {
  private readonly sources: VerificationSource[] = [];

  register(source: VerificationSource): void {
    this.sources.push(source);
  }

  async find(em: Em, code: string): Promise<VerifiedDocument | null> {
    if (!isVerificationCode(code)) return null;
    for (const source of this.sources) {
      const found = await source.verify(em, code);
      if (found) return found;
    }
    return null;
  }
}
