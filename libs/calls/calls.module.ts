import { Global, Module } from '@nestjs/common';
import { todoSources } from '#notifications';
import { bind, defineContext, subscribe, lives } from '#platform';
import { CallAlarms, SettleCall, settleCall } from './app/call.deadlines.js';
import { CallEditing } from './app/call-editing.js';
import { CallClosed, QuestionAnswered } from './app/call.events.js';
import { CallClock } from './app/call-clock.js';
import { TellAsker, tellAsker, TellOfficersClosed, tellOfficersClosed } from './app/call.messages.js';
import { CallTodos } from './app/call.todos.js';
import { Calls } from './app/calls.js';
import { DuplicateCall } from './app/duplicate-call.js';
import { EndCall } from './app/end-call.js';
import { callFieldMessages } from './app/field-messages.js';
import { MoveDeadline } from './app/move-deadline.js';
import { NamedDomains } from './app/named.js';
import { PrepareCall } from './app/prepare-call.js';
import { PublicCalls } from './app/public-calls.js';
import { PublishCall } from './app/publish-call.js';
import { PublishingCheck } from './app/publishing-check.js';
import { Questions } from './app/questions.js';
import { ReadCalls } from './app/read-calls.js';
import { WriteCall } from './app/write-call.js';
import { callLife } from './app/call.lives.js';
import { callPolicies } from './calls.policies.js';
import { callsTrail } from './calls.trail.js';
import { CallCounter, CallQuestion, CallSubEnvelope, RequiredDocumentRow } from './data/call-parts.entity.js';
import { Call } from './data/call.entity.js';
import { Calls1790000500000 } from './data/migrations/1790000500000-calls.js';
import { FormRevisionRow, GridRevisionRow } from './data/revision.entity.js';
import { CallsController } from './http/calls.controller.js';
import { PublicCallsController } from './http/public-calls.controller.js';

const useCases = [WriteCall, PrepareCall, PublishCall, MoveDeadline, EndCall, DuplicateCall, Questions, ReadCalls, PublicCalls];
const jobs = [SettleCall, TellAsker, TellOfficersClosed];

@Global()
@Module({
  providers: [Calls, CallClock, CallAlarms, CallEditing, PublishingCheck, NamedDomains, CallTodos, ...useCases, ...jobs],
  exports: [Calls, ...useCases],
})
export class CallsModule {}

export const callsContext = defineContext({
  name: 'calls',
  module: CallsModule,
  controllers: [CallsController, PublicCallsController],
  entities: [Call, FormRevisionRow, GridRevisionRow, RequiredDocumentRow, CallSubEnvelope, CallQuestion, CallCounter],
  migrations: [Calls1790000500000],
  lives: lives(callLife),
  policies: callPolicies,
  fieldMessages: callFieldMessages,
  trail: callsTrail,
  jobs: [bind(settleCall, SettleCall), bind(tellAsker, TellAsker), bind(tellOfficersClosed, TellOfficersClosed)],
  subscriptions: [subscribe(QuestionAnswered, tellAsker), subscribe(CallClosed, tellOfficersClosed)],
  invariants: [
    {
      name: 'the weights of a published call sum to 100',
      sql: `SELECT c.id FROM call c JOIN grid_revision g ON g.id = c.grid_revision_id
            WHERE c.state <> 'draft' AND NOT (c.state = 'cancelled' AND c.published_at IS NULL)
              AND (SELECT coalesce(sum((criterion->>'weight')::int), 0) FROM jsonb_array_elements(g.criteria) criterion) <> 100`,
    },
    {
      name: 'a published call says its title in both languages, and its form and grid are frozen',
      sql: `SELECT c.id FROM call c LEFT JOIN form_revision f ON f.id = c.form_revision_id LEFT JOIN grid_revision g ON g.id = c.grid_revision_id
            WHERE c.published_at IS NOT NULL
              AND (coalesce(c.title->>'fr', '') = '' OR coalesce(c.title->>'ar', '') = '' OR f.frozen_at IS NULL OR g.frozen_at IS NULL)`,
    },
    {
      name: 'every region of a published call has a sub-envelope of its programme',
      sql: `SELECT c.id, region FROM call c CROSS JOIN unnest(c.region_codes) region
            WHERE c.published_at IS NOT NULL AND NOT c.imported AND NOT EXISTS (
              SELECT FROM call_sub_envelope l JOIN sub_envelope s ON s.id = l.sub_envelope_id JOIN envelope e ON e.id = s.envelope_id
                JOIN component k ON k.id = e.component_id
              WHERE l.call_id = c.id AND l.region_code = region AND k.programme_id = c.programme_id)`,
    },
    {
      name: 'no call is still open ten minutes after its deadline',
      sql: `SELECT id FROM call WHERE state = 'open' AND closes_at < clock_timestamp() - interval '10 minutes'`,
    },
  ],
  brings: [todoSources.by(CallTodos)],
});
