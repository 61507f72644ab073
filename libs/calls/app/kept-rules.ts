import { Injectable } from '@nestjs/common';
import { platformErrors, type Em } from '#platform';
import { callRules, rulesVersion } from '../data/call-rules.query.js';
import type { CallRules } from '../domain/call-rules.js';

/** The rules as they stand, and the clock of the database when they were asked for. */
export interface RulesNow {
  rules: CallRules;
  now: Date;
}

/** How many are kept; each is a form with its grid, some tens of kB. */
const MOST_KEPT = 200;

/**
 * The rules of calls, read once for each version: every question asks the database which version stands, so that a change is seen at
 * the next one, in every process. What is kept is shared: nobody changes it.
 */
@Injectable()
export class KeptRules {
  private readonly kept = new Map<string, { version: string; rules: CallRules }>();

  /** What this process knows of them, and the version that must stand for it to count. */
  known(callId: string, formId: string, gridId: string): { version: string; rules: CallRules } | undefined {
    return this.kept.get(keyOf(callId, formId, gridId));
  }

  /** Null revisions mean those that the call uses now. @throws NOT_FOUND, also for a draft */
  async read(em: Em, callId: string, formId: string | null, gridId: string | null): Promise<RulesNow> {
    const asked = await rulesVersion(em, callId, formId, gridId);
    if (asked === null) throw platformErrors.NOT_FOUND();
    return { rules: await this.standing(em, callId, formId, gridId, asked.version), now: asked.now };
  }

  /** Those whose version the database has just said to stand. @throws NOT_FOUND */
  async standing(em: Em, callId: string, formId: string | null, gridId: string | null, version: string): Promise<CallRules> {
    const key = keyOf(callId, formId, gridId);
    const kept = this.kept.get(key);
    if (kept?.version === version) return kept.rules;
    const rules = unchangeable(await callRules(em, callId, formId, gridId));
    // A change between the two statements leaves rules newer than their version: they are read again the next time.
    this.kept.delete(key);
    this.kept.set(key, { version, rules });
    if (this.kept.size > MOST_KEPT) this.kept.delete(this.kept.keys().next().value!);
    return rules;
  }
}

const keyOf = (callId: string, formId: string | null, gridId: string | null) => `${callId} ${formId} ${gridId}`;

function unchangeable<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  for (const part of Object.values(value)) unchangeable(part);
  return Object.freeze(value);
}
