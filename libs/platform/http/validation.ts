import { ValidationPipe, type ValidationError } from '@nestjs/common';
import { getMetadataStorage } from 'class-validator';
import { FIELD_MESSAGES, type FieldError, type Label } from '#kernel';
import { platformErrors } from '../errors.js';

export { FIELD_MESSAGES, fieldMessage } from '#kernel';

/** The messages of a context's own field codes (form answers, budget rules …). */
export const defineFieldMessages = <const T extends Record<string, Label>>(messages: T): T => messages;

/** What `defineContext` does with them. */
export function registerFieldMessages(messages: Record<string, Label>): void {
  for (const [code, label] of Object.entries(messages)) {
    if (FIELD_MESSAGES[code]) throw new Error(`field message ${code} is defined twice`);
    FIELD_MESSAGES[code] = label;
  }
}

/** class-validator's names of rules, in our codes. */
const CODES: Record<string, string> = {
  whitelistValidation: 'unknown',
  isDefined: 'required',
  isNotEmpty: 'required',
  isString: 'text',
  minLength: 'too_short',
  maxLength: 'too_long',
  isInt: 'number',
  min: 'too_small',
  max: 'too_large',
  isIn: 'choice',
  isEmail: 'email',
  isUuid: 'id',
  isBoolean: 'boolean',
  isArray: 'list',
  arrayMinSize: 'too_few',
  arrayMaxSize: 'too_many',
  nestedValidation: 'format',
  isObject: 'format',
  matches: 'format',
};

function toFieldErrors(errors: readonly ValidationError[], prefix = ''): FieldError[] {
  return errors.flatMap((error) => {
    const path = prefix ? `${prefix}.${error.property}` : error.property;
    const own = Object.keys(error.constraints ?? {});
    const missing = error.value === undefined || error.value === null || error.value === '';
    const names = missing && own.length > 0 && !own.includes('whitelistValidation') ? ['isDefined'] : own.slice(0, 1);
    const fields = names.map((name): FieldError => {
      const context = error.contexts?.[name] as { code?: string; params?: Record<string, unknown> } | undefined;
      return { path, code: context?.code && !missing ? context.code : (CODES[name] ?? 'format'), params: context?.params };
    });
    return [...fields, ...toFieldErrors(error.children ?? [], path)];
  });
}

/** Checks every body and query against its DTO class; unknown fields are refused, nothing is changed in silence. */
export function validationPipe(): ValidationPipe {
  rememberRules();
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => platformErrors.INVALID_REQUEST({}, toFieldErrors(errors)),
  });
}

type RulesOf = ReturnType<typeof getMetadataStorage>['getTargetValidationMetadatas'];
const remembering = new WeakSet<RulesOf>();

/**
 * class-validator gathers the rules of a class and of all it extends anew for every object of a body, by looking through those of all
 * classes. The rules of a class stand once it is defined: they are gathered once.
 */
function rememberRules(): void {
  const storage = getMetadataStorage();
  if (remembering.has(storage.getTargetValidationMetadatas)) return;
  const gather: RulesOf = storage.getTargetValidationMetadatas.bind(storage);
  const known = new WeakMap<object, Map<string, ReturnType<RulesOf>>>();
  const remembered: RulesOf = (target, schema, always, strictGroups, groups) => {
    const ofTarget = known.get(target) ?? new Map<string, ReturnType<RulesOf>>();
    known.set(target, ofTarget);
    const key = JSON.stringify([schema, always, strictGroups, groups]);
    const rules = ofTarget.get(key) ?? gather(target, schema, always, strictGroups, groups);
    ofTarget.set(key, rules);
    return rules;
  };
  remembering.add(remembered);
  storage.getTargetValidationMetadatas = remembered;
}
