import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { ScopeNames } from '#identity';
import { defineContext } from '#platform';
import { Associations } from './app/associations.js';
import './associations.policies.js';
import { AssociationFlag, BankAccount, BoardMember, VaultDocument } from './data/association-parts.entity.js';
import { Association } from './data/association.entity.js';
import { Associations1790000400000 } from './data/migrations/1790000400000-associations.js';
import { associationMachine } from './domain/association.machine.js';
import { bankAccountMachine } from './domain/bank-account.machine.js';

const providers = [Associations];

@Global()
@Module({ providers, exports: [Associations] })
export class AssociationsModule implements OnModuleInit {
  constructor(
    private readonly scopeNames: ScopeNames,
    private readonly associations: Associations,
  ) {}

  onModuleInit(): void {
    this.scopeNames.nameAssociationsWith((em, ids) => this.associations.names(em, ids));
  }
}

export const associationsContext = defineContext({
  name: 'associations',
  module: AssociationsModule,
  entities: [Association, BoardMember, BankAccount, VaultDocument, AssociationFlag],
  migrations: [Associations1790000400000],
  machines: [associationMachine, bankAccountMachine],
  invariants: [
    {
      name: 'a verified bank account was confirmed by a second person, or came with the registration',
      sql: `SELECT b.id FROM bank_account b WHERE b.state = 'verified' AND b.proposed_by = b.confirmed_by`,
    },
    {
      name: 'an association that left its draft carries its registration documents',
      sql: `SELECT a.id FROM association a WHERE a.submitted_at IS NOT NULL AND EXISTS (
        SELECT FROM unnest(ARRAY['receipt', 'statutes', 'board_list', 'rib_proof']) AS needed (kind)
        WHERE NOT EXISTS (SELECT FROM vault_document d WHERE d.association_id = a.id AND d.kind = needed.kind))`,
    },
    {
      name: 'an association has one president at most',
      sql: `SELECT g.association_id FROM role_grant g WHERE g.role = 'association.president' AND g.revoked_at IS NULL
        AND (g.valid_until IS NULL OR g.valid_until > clock_timestamp()) GROUP BY g.association_id HAVING count(*) > 1`,
    },
  ],
});
