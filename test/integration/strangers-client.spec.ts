import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import ts from 'typescript';
import { typesOf } from '../../apps/describe/write.js';
import { aPdf, aVerifiedAssociation } from '../support/associations.js';
import { aPublishedCall } from '../support/calls.js';
import { PASSWORD } from '../support/people.js';
import { createWorld, type OwnWorld } from '../support/world.js';

const ROOT = path.resolve(import.meta.dirname, '../..');
const WALK = path.join(ROOT, 'test/support/stranger/walk.txt');

/** Somebody elsewhere writes a program for us and has nothing but the document that we serve. */
describe('a stranger’s client', () => {
  let world: OwnWorld;
  /** Inside the clone only because packages are found from there. */
  const folder = path.join(ROOT, 'node_modules/.cache', `stranger-${process.pid}`);
  beforeAll(async () => {
    world = await createWorld();
    fs.mkdirSync(folder, { recursive: true });
    const served = await fetch(`${world.address}/api/openapi.json`);
    fs.writeFileSync(path.join(folder, 'api.d.ts'), await typesOf((await served.json()) as OpenAPIObject));
    fs.writeFileSync(path.join(folder, 'package.json'), '{"type":"module"}');
  });
  afterAll(async () => {
    fs.rmSync(folder, { recursive: true, force: true });
    await world?.close();
  });

  it('is generated from the served document, compiles, and walks from the account to the receipt', async () => {
    const source = fs.readFileSync(WALK, 'utf8');
    const faults = faultsOf({ 'walk.ts': source, 'wrong.ts': source.replace('receipt.number', 'receipt.nummer') });
    expect(faults).toEqual([expect.stringMatching(/wrong\.ts: Property 'nummer' does not exist/)]);
    const { outputText } = ts.transpileModule(source, {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    fs.writeFileSync(path.join(folder, 'walk.js'), outputText);
    const call = await aPublishedCall(world);
    const { president } = await aVerifiedAssociation(world, 'Loin');
    await world.sql(`UPDATE person SET totp_sign_in_step = 0 WHERE id = $1`, [president.id]);
    const env = {
      ...{ ADDRESS: world.address, EMAIL: president.email, PASSWORD, CODE: await president.code() },
      ...{ CALL: call.number, PDF: aPdf('piece').bytes.toString('base64') },
    };
    const { stdout } = await promisify(execFile)(process.execPath, [path.join(folder, 'walk.js')], { env });
    const got = JSON.parse(stdout) as Record<string, unknown>;
    expect(got).toEqual({
      registered: 202,
      name: president.name,
      early: 'APPLICATION_INCOMPLETE',
      missing: expect.any(Number) as number,
      number: expect.stringMatching(/^D-/) as string,
      again: got['number'],
      pdf: '%PDF-',
    });
    expect(got['missing']).toBeGreaterThan(5);
  }, 300_000);

  /** What the compiler says of programs that use the generated types. */
  function faultsOf(sources: Record<string, string>): string[] {
    for (const [name, source] of Object.entries(sources)) fs.writeFileSync(path.join(folder, name), source);
    const program = ts.createProgram(
      Object.keys(sources).map((name) => path.join(folder, name)),
      {
        ...{
          strict: true,
          noEmit: true,
          skipLibCheck: true,
          types: ['node'],
          lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts'],
        },
        ...{ target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, moduleResolution: ts.ModuleResolutionKind.Bundler },
      },
    );
    return ts
      .getPreEmitDiagnostics(program)
      .map(({ file, messageText }) => `${path.basename(file?.fileName ?? '')}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`);
  }
});
