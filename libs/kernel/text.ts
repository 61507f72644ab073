/* eslint-disable no-control-regex -- this module is about them */

/** Controls (but for tab and newline), and code points that Unicode says are no characters. */
const NOT_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\ufdd0-\ufdef\ufffe\uffff]|\p{Noncharacter_Code_Point}/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;
const NEWLINE = /\r\n?|\u2028|\u2029/g;
/** Zero width, direction and joining marks, soft hyphen: nobody sees them, and no identifier or address holds them. */
const INVISIBLE = /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]/g;
/** What stands at the ends of a pasted text without being seen; marks of direction at an end may be meant. */
const OUTER = /^[\s\u200b\u2060\ufeff]+|[\s\u200b\u2060\ufeff]+$/g;
/** Something that is seen: not a blank, a mark of format, or a letter drawn as a blank. */
const VISIBLE = /[^\s\p{Cf}\p{Mn}\u115f\u1160\u2800\u3164\uffa0]/u;

/**
 * Text as the program keeps it: Unicode NFC, newline as U+000A; without controls, lone surrogates and what is no character; empty when
 * nothing of it can be seen. What people read stays as they wrote it, marks of direction between Arabic and Latin included.
 */
export function cleanText(text: string): string {
  const kept = text.replace(NEWLINE, '\n').replace(LONE_SURROGATE, '').replace(NOT_TEXT, '').normalize('NFC');
  return VISIBLE.test(kept) ? kept : '';
}

/** The same without blanks, seen or not, at its ends. */
export const trimText = (text: string): string => cleanText(text).replace(OUTER, '');

/** Text of one line: a newline or tab is a blank. */
export const oneLine = (text: string): string => trimText(text).replace(/[\n\t]+/g, ' ');

/** An identifier, code or address: what cannot be seen is not part of it. */
export const bareText = (text: string): string => oneLine(text.replace(INVISIBLE, ''));

/** At most `length` UTF-16 units from the start, never half a character. */
export function cutText(text: string, length: number): string {
  return text.slice(0, length).replace(/[\ud800-\udbff]$/, '');
}
