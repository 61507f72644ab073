import { interpolate, type Label, type Language } from './languages.js';

/** What went wrong, in HTTP's terms; the only place where the domain knows a number of HTTP. */
export const STATUS_OF_KIND = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  throttled: 429,
  unavailable: 503,
} as const;
export type ErrorKind = keyof typeof STATUS_OF_KIND;

export interface ErrorDefinition extends Label {
  readonly kind: ErrorKind;
}

/** One wrong field: a path such as `budget.lines.3.amountCentimes`, a stable code and the values its message needs. */
export interface FieldError {
  path: string;
  code: string;
  params?: Record<string, unknown>;
}

/** A refusal the reader can act on: stable code, values, and a text in each language. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    readonly definition: ErrorDefinition,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldError[] = [],
  ) {
    super(`${code} ${JSON.stringify(params)}`);
    this.name = 'DomainError';
  }

  get status(): number {
    return STATUS_OF_KIND[this.definition.kind];
  }

  messageIn(language: Language): string {
    return interpolate(this.definition[language], this.params);
  }
}

const registry = new Map<string, ErrorDefinition>();

/** Every error code of the program, for the contract tests and the documentation. */
export const errorRegistry: ReadonlyMap<string, ErrorDefinition> = registry;

type ErrorFactories<T> = { readonly [K in keyof T]: (params?: Record<string, unknown>, fields?: readonly FieldError[]) => DomainError };

/**
 * Declares the error codes of a context, once, with their texts.
 * `throw applicationErrors.DEADLINE_PASSED({ closedAt })`.
 */
export function defineErrors<const T extends Record<string, ErrorDefinition>>(definitions: T): ErrorFactories<T> {
  const factories: Record<string, (params?: Record<string, unknown>, fields?: readonly FieldError[]) => DomainError> = {};
  for (const [code, definition] of Object.entries(definitions)) {
    const known = registry.get(code);
    if (known && known.fr !== definition.fr) throw new Error(`error code ${code} is defined twice`);
    registry.set(code, definition);
    factories[code] = (params, fields) => new DomainError(code, definition, params, fields);
  }
  return factories as ErrorFactories<T>;
}

export const kernelErrors = /* @__PURE__ */ defineErrors({
  WRONG_STATE: {
    kind: 'conflict',
    fr: 'Cette action n’est pas possible dans l’état actuel : {{stateLabelFr}}.',
    ar: 'لا يمكن القيام بهذا الإجراء في الوضعية الحالية: {{stateLabelAr}}.',
    en: 'This action is not possible in the present state: {{stateLabelEn}}.',
  },
  INVALID_ICE: {
    kind: 'invalid',
    fr: 'L’ICE doit avoir 15 chiffres et une clé exacte.',
    ar: 'يجب أن يتكون رقم ICE من 15 رقما مع مفتاح صحيح.',
    en: 'The ICE must have 15 digits and a right key.',
  },
  INVALID_RIB: {
    kind: 'invalid',
    fr: 'Le RIB doit avoir 24 chiffres et une clé exacte.',
    ar: 'يجب أن يتكون رقم الحساب البنكي RIB من 24 رقما مع مفتاح صحيح.',
    en: 'The RIB must have 24 digits and a right key.',
  },
  WALL_TIME_MISSING: {
    kind: 'invalid',
    fr: 'L’heure {{wall}} n’existe pas à {{zone}} ce jour-là (changement d’heure).',
    ar: 'الساعة {{wall}} غير موجودة في {{zone}} في ذلك اليوم (تغيير الساعة).',
    en: 'The time {{wall}} does not exist in {{zone}} that day (clock change).',
  },
  WALL_TIME_AMBIGUOUS: {
    kind: 'invalid',
    fr: 'L’heure {{wall}} existe deux fois à {{zone}} ce jour-là (changement d’heure) : choisissez-en une autre.',
    ar: 'الساعة {{wall}} تتكرر مرتين في {{zone}} في ذلك اليوم (تغيير الساعة): اختاروا ساعة أخرى.',
    en: 'The time {{wall}} exists twice in {{zone}} that day (clock change): choose another.',
  },
});
