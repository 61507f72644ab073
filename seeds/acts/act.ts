import type { Answer, HttpPerson } from '../http-person.js';

/** Somebody with an account, who can sign in (again, when roles have changed) and give the code that a signature asks. */
export interface Member extends HttpPerson {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  signIn(): Promise<void>;
  stepUp(): Promise<void>;
}

/** The body of an answer that must be a success; a refusal tells what was refused. */
export function done<T>(answer: Answer<T>, what: string): T {
  if (answer.status >= 300) throw new Error(`${what}: ${answer.status} ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Waits for what the worker does in its own time. */
type Sought<T> = T | null | undefined | false;
export async function until<T>(look: () => Promise<Sought<T>> | Sought<T>, what: string, ms = 30_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found) return found;
    if (Date.now() > end) throw new Error(`waited ${ms} ms in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
