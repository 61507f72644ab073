import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '#kernel';
import { Tx } from '../database/tx.js';
import { PdfReading } from '../pdf-reading/pdf-reading.js';
import { Vault } from '../secrets/vault.js';
import {
  createAuthority,
  issueSigner,
  restoreAuthority,
  serialiseAuthority,
  type Authority,
  type SerialisedAuthority,
  type SignerIdentity,
} from './authority.js';
import { signPdf, type SignatureOptions } from './sign-pdf.js';
import type { SignatureReport } from './verify-pdf.js';

const MINUTE_MS = 60_000;
/** The certificate serves for one signature; the margin is for clocks that disagree. */
const CERTIFICATE_LASTS_MS = 24 * 60 * MINUTE_MS;
const SECRET_NAME = 'signing-authority';

export interface Signed {
  bytes: Buffer;
  /** Of the certificate, hexadecimal: kept with the signature's record. */
  serial: string;
}

/** Signs and verifies documents with the platform's own authority, made once and kept sealed in the database. */
@Injectable()
export class Signing {
  private authority: Promise<Authority> | undefined;

  constructor(
    private readonly tx: Tx,
    private readonly vault: Vault,
    private readonly clock: Clock,
    private readonly reading: PdfReading,
  ) {}

  /** Signs for an identified person, with a certificate made for this one signature. */
  async sign(
    bytes: Uint8Array,
    person: Pick<SignerIdentity, 'commonName' | 'organisation' | 'email'>,
    options: SignatureOptions,
  ): Promise<Signed> {
    const authority = await this.load();
    const serial = randomBytes(16).toString('hex');
    const now = this.clock.now();
    const validity = { notBefore: new Date(now.getTime() - MINUTE_MS), notAfter: new Date(now.getTime() + CERTIFICATE_LASTS_MS) };
    const signer = await issueSigner(authority, { ...person, ...validity, serial });
    return { bytes: await signPdf(bytes, signer, authority, { at: now, ...options }), serial: signer.serial };
  }

  /** @throws PDF_TOO_COMPLEX · READING_BUSY */
  async verify(bytes: Uint8Array): Promise<SignatureReport[]> {
    const authority = await this.load();
    return this.reading.signatures(bytes, [authority.root.certificate]);
  }

  private load(): Promise<Authority> {
    this.authority ??= this.restoreOrCreate().catch((error: unknown) => {
      this.authority = undefined;
      throw error;
    });
    return this.authority;
  }

  /** Whoever comes first writes the authority; a second process finds it. */
  private async restoreOrCreate(): Promise<Authority> {
    const kept = await this.read();
    if (kept) return kept;
    const fresh = this.vault.seal(SECRET_NAME, JSON.stringify(await serialiseAuthority(await createAuthority())));
    await this.tx.run((em) =>
      em.query(`INSERT INTO kept_secret (name, sealed) VALUES ($1, $2) ON CONFLICT ON CONSTRAINT kept_secret_pk DO NOTHING`, [
        SECRET_NAME,
        fresh,
      ]),
    );
    return (await this.read())!;
  }

  private async read(): Promise<Authority | null> {
    const rows = await this.tx.run((em) => em.query<{ sealed: string }[]>(`SELECT sealed FROM kept_secret WHERE name = $1`, [SECRET_NAME]));
    if (!rows[0]) return null;
    return restoreAuthority(JSON.parse(this.vault.open(SECRET_NAME, rows[0].sealed).toString()) as SerialisedAuthority);
  }
}
