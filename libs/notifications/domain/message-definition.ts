import type { Label } from '#kernel';

/** One kind of message: its texts in the three languages, `{{places}}` filled from the params; what it invites to do. */
export interface MessageDefinition {
  readonly name: string;
  readonly subject: Label;
  readonly body: Label;
  readonly action?: Label;
}

const definitions = new Map<string, MessageDefinition>();

/** Every kind of message of the program, for the contract tests and the documentation. */
export const messageRegistry: ReadonlyMap<string, MessageDefinition> = definitions;

/** Declares a kind of message, once, beside the stage that sends it. */
export function defineMessage(definition: MessageDefinition): MessageDefinition {
  if (definitions.has(definition.name)) throw new Error(`message ${definition.name} is defined twice`);
  definitions.set(definition.name, definition);
  return definition;
}
