import { useTranslation } from 'react-i18next';
import { api, ApiProblem, type Answer } from '../api/index.js';

type Asked = Answer<'post', '/api/session/passkey/question'>;

/** Whether this browser knows passkeys at this address: they are bound to a name, never to a bare number. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in window && !/^[\d.]+$|:/.test(location.hostname);

const shown = (passkeys: Asked['passkeys']) => passkeys.map(({ id, transports }) => ({ id, type: 'public-key' as const, transports }));

/** Asks the browser for a passkey; who gives up, or takes too long, reads so. The library comes when somebody has a passkey. */
export function usePasskeys() {
  const { t } = useTranslation('common');
  const orGivenUp = async <T>(ceremony: Promise<T>): Promise<T> => {
    try {
      return await ceremony;
    } catch (error) {
      if (error instanceof Error && error.name === 'InvalidStateError')
        throw new ApiProblem(409, 'PASSKEY_KNOWN', t('passkey.known'), t('passkey.knownWhy'));
      throw new ApiProblem(400, 'PASSKEY_GIVEN_UP', t('passkey.givenUp'), t('passkey.givenUpWhy'));
    }
  };

  /** What a passkey of the person says to a question of the server. */
  const answer = async ({ challenge, rpId, passkeys, timeoutMs: timeout }: Asked) => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    const optionsJSON = { challenge, rpId, timeout, allowCredentials: shown(passkeys), userVerification: 'required' as const };
    const { id, response } = await orGivenUp(startAuthentication({ optionsJSON }));
    const { clientDataJSON, authenticatorData, signature } = response;
    return { id, clientDataJSON, authenticatorData, signature };
  };

  /** Makes one and has the server keep it under a name. */
  const make = async (name: string) => {
    const { challenge, rpId, site, user, algorithms, passkeys, timeoutMs: timeout } = await api.post('/api/session/passkeys/question');
    const { startRegistration } = await import('@simplewebauthn/browser');
    const optionsJSON = {
      ...{ challenge, rp: { id: rpId, name: site }, user, timeout, attestation: 'none' as const },
      pubKeyCredParams: algorithms.map((alg) => ({ alg, type: 'public-key' as const })),
      excludeCredentials: shown(passkeys),
      authenticatorSelection: { residentKey: 'discouraged' as const, userVerification: 'required' as const },
    };
    const { id, response } = await orGivenUp(startRegistration({ optionsJSON }));
    const { clientDataJSON, attestationObject, transports = [] } = response;
    return api.post('/api/session/passkeys', {
      body: { name, id, clientDataJSON, attestationObject, transports },
    });
  };
  return {
    make,
    signIn: async () => api.post('/api/session/passkey', { body: await answer(await api.post('/api/session/passkey/question')) }),
    stepUp: async () => {
      const passkey = await answer(await api.post('/api/session/step-up/question'));
      await api.post('/api/session/step-up', { body: { passkey } });
    },
  };
}
