import { dottedPath } from '../../ui/field-id.js';
import type { FieldError } from '../../ui/problems.js';

/** A refusal of the API (RFC 9457 problem+json), its sentences already in the reader's language. Status 0: no answer came. */
export class ApiProblem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: (FieldError & { code: string })[] = [],
    /** What the refusal is about, by its code: `{current, content}` of VERSION_CONFLICT … */
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(detail || title || code);
    this.name = 'ApiProblem';
  }

  /** Messages by dotted path, as forms want them; the first one of each field. */
  byField(): Record<string, string> {
    const messages: Record<string, string> = {};
    for (const { path, message } of this.errors) messages[path] ??= message;
    return messages;
  }

  static async from(response: Response): Promise<ApiProblem> {
    const body = (await response.json().catch(() => ({}))) as Partial<ProblemBody>;
    const errors = (body.errors ?? []).map((error) => ({ ...error, path: dottedPath(error.path ?? '') }));
    return new ApiProblem(
      response.status,
      body.code ?? `HTTP_${response.status}`,
      body.title ?? response.statusText,
      body.detail ?? '',
      errors,
      body.params,
    );
  }

  static network(): ApiProblem {
    return new ApiProblem(0, 'NETWORK', '', '');
  }
}

interface ProblemBody {
  code: string;
  title: string;
  detail: string;
  params: Record<string, unknown>;
  errors: { path: string; code: string; message: string }[];
}
