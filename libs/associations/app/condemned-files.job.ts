import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Directory } from '#identity';
import { defineMessage, Messages } from '#notifications';
import { ContentCondemned, defineJob, infectedFiles, SYSTEM, Trail, Tx, type Em, type InfectedFile, type JobHandler } from '#platform';
import { ABROAD } from '../domain/seat.js';
import { findAssociation } from '../data/associations.store.js';
import { setAside } from '../data/vault.queries.js';
import { Associations } from './associations.js';

const setAsideMessage = defineMessage({
  name: 'associations.file-set-aside',
  subject: {
    fr: 'Fichier mis à l’écart : {{file}}',
    ar: 'ملف تم عزله: {{file}}',
    en: 'File set aside: {{file}}',
  },
  body: {
    fr: 'Bonjour {{name}},\n\nl’antivirus a trouvé un programme malveillant ({{found}}) dans le fichier « {{file}} » de {{association}}. Il est mis à l’écart : personne ne peut plus l’ouvrir. Un document de l’association est à déposer de nouveau ; un dossier déjà déposé reste déposé, et son instructeur peut demander une copie saine.',
    ar: 'تحية طيبة {{name}}،\n\nعثر برنامج الحماية على برنامج خبيث (\u2068{{found}}\u2069) في الملف «\u2068{{file}}\u2069» التابع لـ {{association}}. تم عزله: لا يمكن لأحد فتحه. يجب إيداع وثيقة الجمعية من جديد؛ والملف الذي سبق إيداعه يبقى مودعا، ويمكن للمكلف بدراسته أن يطلب نسخة سليمة.',
    en: 'Hello {{name}},\n\nthe virus scanner found malicious code ({{found}}) in the file “{{file}}” of {{association}}. It is set aside: nobody can open it any more. A document of the association has to be added anew; a file already submitted stays submitted, and its instructor may ask for a sound copy.',
  },
  action: { fr: 'Voir l’association', ar: 'عرض الجمعية', en: 'See the association' },
});

export const tellSetAside = defineJob({ name: 'associations.tell-set-aside', queue: 'notifications', payload: ContentCondemned.payload });

/** What was found in a content after it was taken in: its place in the vault is empty again, the association and its officers are told. */
@Injectable()
export class TellSetAside implements JobHandler<z.infer<typeof ContentCondemned.payload>> {
  constructor(
    private readonly tx: Tx,
    private readonly trail: Trail,
    private readonly directory: Directory,
    private readonly associations: Associations,
    private readonly messages: Messages,
  ) {}

  handle({ sha256 }: z.infer<typeof ContentCondemned.payload>): Promise<'done' | 'skipped'> {
    return this.tx.run(async (em) => {
      const files = (await infectedFiles(em, sha256)).filter(({ keptFor }) => keptFor !== null);
      for (const { associationId, kind } of await setAside(
        em,
        files.map(({ id }) => id),
      )) {
        const detail = { kind, sha256 };
        await this.trail.record(em, SYSTEM, { subject: 'association', subjectId: associationId, event: 'set_document_aside', detail });
      }
      for (const file of files) await this.tell(em, file);
      return files.length > 0 ? 'done' : 'skipped';
    });
  }

  private async tell(em: Em, { keptFor, name: file, found }: InfectedFile): Promise<void> {
    const { id, name, regionCode } = await findAssociation(em, keptFor!);
    const officers = await this.directory.holders(em, ['instructor', 'programme.officer'], { regionCode: regionCode ?? ABROAD });
    const members = await this.associations.members(em, id);
    await this.messages.send(em, {
      to: [...new Set([...members, ...officers].map((reader) => reader.id))],
      message: setAsideMessage,
      params: { association: name, file, found },
      path: `/app/associations/${id}`,
    });
  }
}
