// The floor's own tables: none of the product's, and no more columns and indexes than its statements need.
export const TABLES = `
  DROP SCHEMA IF EXISTS floor CASCADE;
  CREATE SCHEMA floor;
  CREATE TABLE floor.session (token_hash text PRIMARY KEY, person_id uuid, expires_at timestamptz);
  CREATE TABLE floor.grants (person_id uuid PRIMARY KEY, association_id uuid, role text);
  CREATE TABLE floor.association (id uuid PRIMARY KEY, name jsonb);
  CREATE TABLE floor.call (id uuid PRIMARY KEY, number text, title jsonb, closes_at timestamptz, revision int, form jsonb, documents jsonb);
  CREATE TABLE floor.app (id uuid PRIMARY KEY, call uuid, association_id uuid, rank int, title text, domain text, region text, state text,
    number text UNIQUE, lines_version int DEFAULT 0, total bigint DEFAULT 0, asked bigint DEFAULT 0, own bigint DEFAULT 0, created_by uuid,
    at timestamptz);
  CREATE UNIQUE INDEX app_place ON floor.app (call, association_id, rank);
  CREATE TABLE floor.section (app uuid, code text, version int, answers jsonb, saved_by uuid, saved_at timestamptz, PRIMARY KEY (app, code));
  CREATE TABLE floor.line (app uuid, pos int, side text, account text, label text, amount bigint, funding text, PRIMARY KEY (app, pos));
  CREATE TABLE floor.attachment (app uuid, code text, name text, size int, sha256 text, PRIMARY KEY (app, code));
  CREATE TABLE floor.vault (association_id uuid, kind text, name text, valid_until date, PRIMARY KEY (association_id, kind));
  CREATE TABLE floor.receipt (id uuid, app uuid, content text, hash text, code text UNIQUE, at timestamptz, PRIMARY KEY (app, id));
  CREATE TABLE floor.completion (app uuid PRIMARY KEY, fields jsonb, until timestamptz);
  CREATE TABLE floor.audit (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, person uuid, subject uuid, event text, detail jsonb,
    at timestamptz DEFAULT clock_timestamp());
  CREATE TABLE floor.outbox (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text, payload jsonb, not_before timestamptz);
  CREATE TABLE floor.deadline (id uuid PRIMARY KEY, kind text, subject uuid, at timestamptz, UNIQUE (kind, subject));
  CREATE TABLE floor.idem (person_id uuid, key text, hash text, response jsonb, PRIMARY KEY (person_id, key));
  CREATE SEQUENCE floor.num;
  CREATE TABLE floor.listed (id uuid PRIMARY KEY, number text, title text, association_id uuid, call uuid, domain text, region text,
    state text, asked bigint, total bigint, at timestamptz, folded text);
  CREATE INDEX listed_at ON floor.listed (at DESC, id);
  CREATE INDEX listed_region ON floor.listed (region, at DESC, id);
  CREATE INDEX listed_state ON floor.listed (state, at DESC, id);
  CREATE INDEX listed_words ON floor.listed USING gin (folded gin_trgm_ops)`;
