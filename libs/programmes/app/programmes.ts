import { Injectable } from '@nestjs/common';
import { formatCentimes, type Label, type Localized } from '#kernel';
import { newId, platformErrors, type Em } from '#platform';
import type { ClaimUnit } from '../data/programme-context.entity.js';
import { DOMAIN_LABELS } from '../data/reference.js';
import { programmeErrors } from '../domain/errors.js';
import type { ProgrammeState } from '../domain/programme.machine.js';

export interface ProgrammeFacts {
  id: string;
  code: string;
  title: Localized;
  state: ProgrammeState;
}

export interface SubEnvelopeFacts {
  id: string;
  envelopeId: string;
  programmeId: string;
  regionCode: string | null;
  domainCode: string | null;
  year: number | null;
  amountCentimes: number;
  awardedCentimes: number;
}

export interface DomainLabel {
  code: string;
  /** As it was called that year. */
  label: Label;
  /** Its place in that year's tables. */
  position: number;
}

/** A published figure that comes from outside, kept beside the computed one. */
export interface ClaimFacts {
  year: number | null;
  period: string;
  measure: string;
  label: Label;
  value: number;
  unit: ClaimUnit;
  source: string;
}

type SubEnvelopeRow = Omit<SubEnvelopeFacts, 'amountCentimes' | 'awardedCentimes'> & { amountCentimes: string; awardedCentimes: string };

const SUB_ENVELOPE = `
  SELECT s.id, s.envelope_id AS "envelopeId", c.programme_id AS "programmeId", s.region_code AS "regionCode", s.domain_code AS "domainCode",
    s.year, s.amount_centimes AS "amountCentimes", s.awarded_centimes AS "awardedCentimes"
  FROM sub_envelope s JOIN envelope e ON e.id = s.envelope_id JOIN component c ON c.id = e.component_id`;

const toFacts = (row: SubEnvelopeRow): SubEnvelopeFacts => ({
  ...row,
  amountCentimes: Number(row.amountCentimes),
  awardedCentimes: Number(row.awardedCentimes),
});

/** What later stages may ask of programmes. */
@Injectable()
export class Programmes {
  /** @throws NOT_FOUND */
  async facts(em: Em, programmeId: string): Promise<ProgrammeFacts> {
    const found = (await this.factsOf(em, [programmeId])).get(programmeId);
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }

  async factsOf(em: Em, ids: readonly string[]): Promise<Map<string, ProgrammeFacts>> {
    const rows = await em.query<ProgrammeFacts[]>(`SELECT id, code, title, state FROM programme WHERE id = ANY($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** @throws NOT_FOUND */
  async subEnvelope(em: Em, id: string): Promise<SubEnvelopeFacts> {
    const found = (await this.subEnvelopesOf(em, [id])).get(id);
    if (!found) throw platformErrors.NOT_FOUND();
    return found;
  }

  async subEnvelopesOf(em: Em, ids: readonly string[]): Promise<Map<string, SubEnvelopeFacts>> {
    const rows = await em.query<SubEnvelopeRow[]>(`${SUB_ENVELOPE} WHERE s.id = ANY($1::uuid[])`, [ids]);
    return new Map(rows.map((row) => [row.id, toFacts(row)]));
  }

  /** The sub-envelopes of a programme; of one region: its own and those meant for every region. */
  async subEnvelopes(em: Em, programmeId: string, regionCode?: string): Promise<SubEnvelopeFacts[]> {
    const rows = await em.query<SubEnvelopeRow[]>(
      `${SUB_ENVELOPE} WHERE c.programme_id = $1 AND ($2::text IS NULL OR s.region_code IS NULL OR s.region_code = $2)
       ORDER BY s.year NULLS FIRST, s.region_code NULLS FIRST, s.domain_code NULLS FIRST, s.id`,
      [programmeId, regionCode ?? null],
    );
    return rows.map(toFacts);
  }

  /**
   * Takes an award out of a sub-envelope, under its row lock; awarding the same id again replaces its amount
   * (by nothing when the amount is 0).
   * @throws NOT_FOUND · ENVELOPE_EXCEEDED {availableCentimes}
   */
  async reserveAward(em: Em, award: { awardId: string; subEnvelopeId: string; amountCentimes: number }): Promise<void> {
    const locked = await em.query<{ amount_centimes: string; awarded_centimes: string }[]>(
      `SELECT amount_centimes, awarded_centimes FROM sub_envelope WHERE id = $1 FOR UPDATE`,
      [award.subEnvelopeId],
    );
    const share = locked[0];
    if (!share) throw platformErrors.NOT_FOUND();
    const givenBack = await this.takeBack(em, award.awardId);
    const inThisShare = givenBack?.subEnvelopeId === award.subEnvelopeId ? givenBack.amountCentimes : 0;
    const availableCentimes = Number(share.amount_centimes) - Number(share.awarded_centimes) + inThisShare;
    if (award.amountCentimes > availableCentimes)
      throw programmeErrors.ENVELOPE_EXCEEDED({ availableCentimes, available: formatCentimes(availableCentimes) });
    if (award.amountCentimes === 0) return;
    await em.query(`INSERT INTO award_reservation (award_id, sub_envelope_id, amount_centimes) VALUES ($1, $2, $3)`, [
      award.awardId,
      award.subEnvelopeId,
      award.amountCentimes,
    ]);
    await em.query(`UPDATE sub_envelope SET awarded_centimes = awarded_centimes + $2 WHERE id = $1`, [
      award.subEnvelopeId,
      award.amountCentimes,
    ]);
  }

  /** Gives an award back (abandoned, reduced to nothing). Does nothing when there is none. */
  async releaseAward(em: Em, awardId: string): Promise<void> {
    await this.takeBack(em, awardId);
  }

  private async takeBack(em: Em, awardId: string): Promise<{ subEnvelopeId: string; amountCentimes: number } | undefined> {
    const [deleted] = await em.query<[{ sub_envelope_id: string; amount_centimes: string }[], number]>(
      `DELETE FROM award_reservation WHERE award_id = $1 RETURNING sub_envelope_id, amount_centimes`,
      [awardId],
    );
    const row = deleted[0];
    if (!row) return undefined;
    const amountCentimes = Number(row.amount_centimes);
    await em.query(`UPDATE sub_envelope SET awarded_centimes = awarded_centimes - $2 WHERE id = $1`, [row.sub_envelope_id, amountCentimes]);
    return { subEnvelopeId: row.sub_envelope_id, amountCentimes };
  }

  /** The domains of intervention as they were called in a year (the newest labels when the year has none of its own). */
  async domainLabels(em: Em, year: number): Promise<DomainLabel[]> {
    return em.query<DomainLabel[]>(
      `WITH own AS (
         SELECT code, label, position FROM domain_label WHERE year_from <= $1 AND (year_to IS NULL OR year_to >= $1)
       ), newest AS (
         SELECT DISTINCT ON (code) code, label, position FROM domain_label ORDER BY code, year_from DESC
       )
       SELECT * FROM own UNION ALL SELECT * FROM newest WHERE NOT EXISTS (SELECT FROM own)
       ORDER BY position, code`,
      [year],
    );
  }

  async domainCodes(em: Em): Promise<string[]> {
    const rows = await em.query<{ code: string }[]>(`SELECT code FROM intervention_domain ORDER BY code`);
    return rows.map((row) => row.code);
  }

  /** What a second person has confirmed: nothing else stands beside published figures. */
  async claims(em: Em): Promise<ClaimFacts[]> {
    const rows = await em.query<(Omit<ClaimFacts, 'value'> & { value: string })[]>(
      `SELECT year, period, measure, label, value, unit, source FROM claim WHERE state = 'confirmed' ORDER BY period, measure, source`,
    );
    return rows.map((row) => ({ ...row, value: Number(row.value) }));
  }

  /** The domains of intervention with their dated labels; loading them again changes nothing. */
  async loadReference(em: Em): Promise<void> {
    await em.query(`INSERT INTO intervention_domain (code) SELECT DISTINCT unnest($1::text[]) ON CONFLICT DO NOTHING`, [
      DOMAIN_LABELS.map((label) => label.code),
    ]);
    await em.query(
      `INSERT INTO domain_label (id, code, year_from, year_to, label, position)
       SELECT r.id, r.code, r."yearFrom", r."yearTo", r.label, r.position
       FROM jsonb_to_recordset($1::jsonb) AS r(id uuid, code text, "yearFrom" integer, "yearTo" integer, label jsonb, position integer)
       ON CONFLICT DO NOTHING`,
      [JSON.stringify(DOMAIN_LABELS.map((label) => ({ id: newId(), ...label })))],
    );
  }
}
