import { Inject, Injectable } from '@nestjs/common';
import {
  allowInsecureRequests,
  authorizationCodeGrant,
  buildAuthorizationUrl,
  buildEndSessionUrl,
  calculatePKCECodeChallenge,
  ClientError,
  discovery,
  enableNonRepudiationChecks,
  fetchUserInfo,
  type Configuration,
} from 'openid-client';
import type { Language } from '#kernel';
import { CONFIG, isLoopback, type Config } from '#platform';
import { identityErrors } from '../domain/errors.js';

/** What the provider says of whoever comes back from it. */
export interface ProviderClaims {
  issuer: string;
  subject: string;
  email: string | null;
  emailVerified: boolean;
  acr?: unknown;
  amr?: unknown;
}

const TIMEOUT_S = 5;
/** Where the provider sends people back: a page, which hands the answer over. */
export const PROVIDER_PAGE = '/app/provider';

/** The provider of the administration, by OpenID Connect: authorisation code with PKCE, state and nonce; identity tokens are verified by its published keys. */
@Injectable()
export class ProviderClient {
  private known: Configuration | null = null;
  private readonly page: string;

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.page = new URL(PROVIDER_PAGE, config.PUBLIC_URL).href;
  }

  /** The address to which somebody is sent. @throws PROVIDER_AWAY */
  async addressFor(
    { state, nonce, codeVerifier }: { state: string; nonce: string; codeVerifier: string },
    language: Language,
  ): Promise<string> {
    const configuration = await this.configuration();
    const { OIDC_TRUSTED_ACR: acr } = this.config;
    return buildAuthorizationUrl(configuration, {
      ...{ redirect_uri: this.page, scope: 'openid email', state, nonce, ui_locales: language },
      ...{ code_challenge: await calculatePKCECodeChallenge(codeVerifier), code_challenge_method: 'S256' },
      ...(acr.length > 0 ? { acr_values: acr.join(' ') } : {}),
    }).href;
  }

  /** Makes of an answer who came. @throws PROVIDER_REFUSED where anything about it is not as asked · PROVIDER_AWAY */
  async redeem(
    answer: { code: string; state: string; issuer?: string },
    asked: { nonce: string; codeVerifier: string },
  ): Promise<ProviderClaims> {
    const configuration = await this.configuration();
    const url = new URL(this.page);
    url.search = new URLSearchParams({
      code: answer.code,
      state: answer.state,
      ...(answer.issuer ? { iss: answer.issuer } : {}),
    }).toString();
    try {
      const tokens = await authorizationCodeGrant(configuration, url, {
        ...{ pkceCodeVerifier: asked.codeVerifier, expectedState: answer.state, expectedNonce: asked.nonce, idTokenExpected: true },
      });
      const claims = tokens.claims()!;
      // Many providers say the address in the token, others when they are asked with it.
      const { email, email_verified: isVerified } =
        claims.email === undefined && configuration.serverMetadata().userinfo_endpoint
          ? await fetchUserInfo(configuration, tokens.access_token, claims.sub)
          : claims;
      return {
        ...{ issuer: claims.iss, subject: claims.sub, acr: claims.acr, amr: claims.amr },
        email: typeof email === 'string' ? email.trim().toLowerCase() : null,
        emailVerified: isVerified === true,
      };
    } catch (error) {
      throw isSilence(error) ? identityErrors.PROVIDER_AWAY() : identityErrors.PROVIDER_REFUSED();
    }
  }

  /** Where somebody ends their session at the provider; null where it knows no such place. @throws PROVIDER_AWAY */
  async signOutAddress(): Promise<string | null> {
    const configuration = await this.configuration();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    const back = new URL('/app/sign-in', this.config.PUBLIC_URL).href;
    return buildEndSessionUrl(configuration, { post_logout_redirect_uri: back }).href;
  }

  /** What the provider publishes of itself, read when it is first needed: it may be away while Jisr starts. @throws PROVIDER_AWAY */
  private async configuration(): Promise<Configuration> {
    if (this.known) return this.known;
    const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_CLIENT_SECRET: secret } = this.config;
    const server = new URL(issuer!);
    const execute = [enableNonRepudiationChecks, ...(isLoopback(server) ? [allowInsecureRequests] : [])];
    try {
      this.known = await discovery(server, clientId!, secret, undefined, { execute, timeout: TIMEOUT_S });
      return this.known;
    } catch {
      throw identityErrors.PROVIDER_AWAY();
    }
  }
}

/** The provider did not answer, or not in time; whatever else it says is an answer. */
const isSilence = (error: unknown): boolean =>
  (error instanceof ClientError && (error.code === 'OAUTH_TIMEOUT' || error.code === 'OAUTH_ABORT')) ||
  (error instanceof TypeError && error.message === 'fetch failed') ||
  (error instanceof Error && error.cause instanceof TypeError && error.cause.message === 'fetch failed');
