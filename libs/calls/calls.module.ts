import { Global, Module } from '@nestjs/common';
import { defineContext } from '#platform';
import { CallLife } from './app/call-life.js';
import { Calls } from './app/calls.js';
import { CallCounter, CallQuestion, CallSubEnvelope, RequiredDocumentRow } from './data/call-parts.entity.js';
import { Call } from './data/call.entity.js';
import { Calls1790000500000 } from './data/migrations/1790000500000-calls.js';
import { FormRevisionRow, GridRevisionRow } from './data/revision.entity.js';
import { callMachine } from './domain/call.machine.js';

const providers = [Calls, CallLife];

@Global()
@Module({ providers, exports: [Calls] })
export class CallsModule {}

export const callsContext = defineContext({
  name: 'calls',
  module: CallsModule,
  entities: [Call, FormRevisionRow, GridRevisionRow, RequiredDocumentRow, CallSubEnvelope, CallQuestion, CallCounter],
  migrations: [Calls1790000500000],
  machines: [callMachine],
});
