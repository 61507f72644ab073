import { applicationsContext } from '#applications';
import { associationsContext } from '#associations';
import { callsContext } from '#calls';
import { identityContext } from '#identity';
import { notificationsContext } from '#notifications';
import { platformContext, type ContextDefinition } from '#platform';
import { programmesContext } from '#programmes';

/** The floors of the house from the ground up: what every process is composed of. */
export const CONTEXTS: readonly ContextDefinition[] = [
  platformContext,
  identityContext,
  notificationsContext,
  programmesContext,
  associationsContext,
  callsContext,
  applicationsContext,
];
