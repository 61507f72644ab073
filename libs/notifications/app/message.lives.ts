import { defineLife } from '#platform';
import { Message } from '../data/message.entity.js';
import { messageMachine } from '../domain/message.machine.js';

/** A message tells of something that has its own row in the trail. */
export const messageLife = defineLife({ machine: messageMachine, entity: Message, audited: false });
