import fs from 'node:fs';
import type { INestApplicationContext } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validate, type ValidationError } from 'class-validator';
import { InstitutionDto, ManageInstitution } from '#institution';
import { SYSTEM, Tx } from '#platform';

const USAGE = 'create-institution <file.json>: code, kind, name {fr, ar} … as POST /api/institutions takes them';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** Describes an institution from a file: the first one runs the installation. Its paying account is opened by two persons on the screens. */
export async function createInstitution(program: INestApplicationContext, file: string | undefined): Promise<number> {
  if (!file || !fs.existsSync(file)) {
    say(USAGE);
    return 64;
  }
  const content = plainToInstance(InstitutionDto, JSON.parse(fs.readFileSync(file, 'utf8')));
  const wrong = await validate(content, { whitelist: true, forbidNonWhitelisted: true });
  if (wrong.length > 0) {
    for (const line of wrong.flatMap((error) => linesOf(error))) say(line);
    return 65;
  }
  const { id } = await program.get(Tx).run((em) => program.get(ManageInstitution).createIn(em, SYSTEM, content));
  say(`${content.code}: ${id}`);
  return 0;
}

function linesOf({ property, constraints = {}, children = [] }: ValidationError, prefix = ''): string[] {
  const path = `${prefix}${property}`;
  return [...Object.values(constraints).map((why) => `${path}: ${why}`), ...children.flatMap((child) => linesOf(child, `${path}.`))];
}
