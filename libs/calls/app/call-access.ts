import { platformErrors, requireAccess, type Actor } from '#platform';

/** A regional officer reads the calls that concern the region. @throws NOT_FOUND */
export function requireMayRead(actor: Actor, policy: string, call: { regionCodes: readonly string[] }): void {
  const region = actor.scope.regionCode;
  if (region && !call.regionCodes.includes(region)) throw platformErrors.NOT_FOUND();
  requireAccess(actor, policy);
}

/** … and manages those that concern no other region. @throws NOT_FOUND · FORBIDDEN */
export function requireMayManage(actor: Actor, policy: string, call: { regionCodes: readonly string[] }): void {
  requireMayRead(actor, policy, call);
  const region = actor.scope.regionCode;
  if (region && call.regionCodes.some((code) => code !== region)) throw platformErrors.FORBIDDEN();
}
