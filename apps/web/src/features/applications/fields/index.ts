import type { FieldKind } from '#calls';
import { choice } from './choice.js';
import { choices } from './choices.js';
import { date } from './date.js';
import type { FieldOnScreen } from './field.js';
import { integer } from './integer.js';
import { long_text } from './long_text.js';
import { money } from './money.js';
import { text } from './text.js';
import { yes_no } from './yes_no.js';

/** Every kind of question that a form may ask, on the screen. */
export const FIELDS: Readonly<Record<FieldKind, FieldOnScreen>> = { text, long_text, integer, money, date, choice, choices, yes_no };
