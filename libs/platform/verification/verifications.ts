import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Label, ZonedInstant } from '#kernel';
import type { Em } from '../database/tx.js';
import { ExtensionPoint } from '../extension-point.js';
import { Extensions } from '../extensions.js';

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

export const verificationSources = new ExtensionPoint<VerificationSource>('documents known by their code');

const ALPHABET = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';

/** A code printed beside the QR image: 80 bits, no letter that looks like a digit, in groups of four. */
export function newVerificationCode(): string {
  const letters = [...randomBytes(16)].map((byte) => ALPHABET[byte % 32]).join('');
  return letters.match(/.{4}/g)!.join('-');
}

/** The code that somebody typed, in small letters, without dashes or with spaces; null for what is not a code at all. */
export function verificationCodeFrom(typed: string): string | null {
  const letters = typed.toUpperCase().replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return /^[2-9A-HJ-NP-Z]{16}$/.test(letters) ? letters.match(/.{4}/g)!.join('-') : null;
}

/** Every stage that issues documents brings how to recognise them. */
@Injectable()
export class Verifications {
  constructor(private readonly extensions: Extensions) {}

  async find(em: Em, typed: string): Promise<VerifiedDocument | null> {
    const code = verificationCodeFrom(typed);
    if (code === null) return null;
    for (const source of this.extensions.of(verificationSources)) {
      const found = await source.verify(em, code);
      if (found) return found;
    }
    return null;
  }
}
