import { Injectable } from '@nestjs/common';
import { Lifecycle, SYSTEM, type Em } from '#platform';
import type { Association } from '../data/association.entity.js';
import { PastProject } from '../data/past-project.entity.js';
import { associationLife } from './association.lives.js';

/** An association that was brought in from a file becomes part of its registration, once an officer has verified it: by its ICE. */
@Injectable()
export class AbsorbImported {
  constructor(private readonly lifecycle: Lifecycle) {}

  async into(em: Em, { id, ice }: Pick<Association, 'id' | 'ice'>): Promise<void> {
    if (!ice) return;
    const imported = await this.lifecycle.lockIfAny(em, associationLife, { ice, state: 'imported' });
    // One that officers merged into another is that other's.
    if (!imported || imported.mergedInto) return;
    await em.update(PastProject, { associationId: imported.id }, { associationId: id });
    await this.lifecycle.move(em, SYSTEM, associationLife, imported, 'absorb', {}, { detail: { associationId: id } });
  }
}
