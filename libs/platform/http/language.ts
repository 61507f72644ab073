import type { FastifyRequest } from 'fastify';
import { isLanguage, type Language } from '#kernel';

/** The language of an answer: `?lang`, then Accept-Language, then the account, then French; the first one we speak. */
export function languageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  if (isLanguage(asked)) return asked;
  for (const part of (request.headers['accept-language'] ?? '').split(',')) {
    const language = part.split(/[;-]/)[0]?.trim();
    if (isLanguage(language)) return language;
  }
  return request.actor?.language ?? 'fr';
}

/** The language of a page that somebody opens: the address or the account says it, never the browser alone; French otherwise. */
export function pageLanguageOf(request: FastifyRequest): Language {
  const asked = (request.query as { lang?: unknown } | undefined)?.lang;
  return isLanguage(asked) ? asked : (request.actor?.language ?? 'fr');
}
