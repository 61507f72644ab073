import { Injectable } from '@nestjs/common';
import { countDamagedFiles, type Em } from '#platform';
import type { TodoItem, TodoSource } from './todos.js';

/** For the administrator of the whole: stored files that the daily check, or somebody who asked for one, found lost or altered. */
@Injectable()
export class FileTodos implements TodoSource {
  readonly roles = ['administrator'];
  readonly opens = 'file.damaged';

  async todos(em: Em): Promise<TodoItem[]> {
    const count = await countDamagedFiles(em);
    if (count === 0) return [];
    return [
      {
        key: 'files.damaged',
        label: {
          fr: 'Fichiers perdus ou altérés : à rétablir depuis une sauvegarde',
          ar: 'ملفات ضائعة أو متغيرة: يجب استرجاعها من نسخة احتياطية',
          en: 'Files lost or altered: to be restored from a backup',
        },
        href: '/app/files',
        count,
        tone: 'late',
      },
    ];
  }
}
