import { bilanContext } from '#bilan';
import { conventionsContext } from '#conventions';
import { disbursementsContext } from '#disbursements';
import { identityContext } from '#identity';
import { institutionContext } from '#institution';
import { monitoringContext } from '#monitoring';
import { notificationsContext } from '#notifications';
import { platformContext } from '#platform';
import { brokenInvariants } from '../../apps/cli/commands.js';
import { Ground } from './ground.js';
import { createWorld, type OwnWorld, type World } from './world.js';

/** The stages of money on a ground of chosen awards. */
export async function createMoneyWorld(options: { withoutWorker?: true } = {}): Promise<{ world: OwnWorld; ground: Ground }> {
  const ground = new Ground();
  const below = [platformContext, identityContext, institutionContext, notificationsContext, ground.context()];
  const contexts = [...below, conventionsContext, disbursementsContext, monitoringContext, bilanContext];
  return { world: await createWorld({ ...options, contexts }), ground };
}

/** What the invariants of every context find wrong; empty when all hold. */
export const brokenIn = (world: World) => brokenInvariants(world.config.DATABASE_URL, world.contexts);
