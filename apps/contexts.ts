import { applicationsContext } from '#applications';
import { associationsContext } from '#associations';
import { bilanContext } from '#bilan';
import { callsContext } from '#calls';
import { committeesContext } from '#committees';
import { conventionsContext } from '#conventions';
import { disbursementsContext } from '#disbursements';
import { identityContext } from '#identity';
import { instructionContext } from '#instruction';
import { monitoringContext } from '#monitoring';
import { importsContext } from '#imports';
import { institutionContext } from '#institution';
import { notificationsContext } from '#notifications';
import { platformContext, type ContextDefinition } from '#platform';
import { programmesContext } from '#programmes';

/** The floors of the house from the ground up: what every process is composed of. */
export const CONTEXTS: readonly ContextDefinition[] = [
  platformContext,
  identityContext,
  institutionContext,
  notificationsContext,
  importsContext,
  programmesContext,
  associationsContext,
  callsContext,
  applicationsContext,
  instructionContext,
  committeesContext,
  conventionsContext,
  disbursementsContext,
  monitoringContext,
  bilanContext,
];
