import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { remember } from '../../i18n/i18n.js';
import type { Localized } from '../../ui/language.js';
import { ProblemAlert } from '../../ui/problems.js';
import { LocalText, useLanguage } from '../../ui/text.js';
import { api, useAction } from '../api/index.js';

/** For officers whose administration has a provider: away to it, and back. */
export function ProviderButton({ label }: { label: Localized }) {
  const { t } = useTranslation('common');
  const language = useLanguage();
  const go = useAction({
    call: () => api.post('/api/session/provider'),
    onSuccess: ({ url }) => {
      // The address to which the provider sends back is one for all languages.
      remember(language);
      location.assign(url);
    },
  });
  return (
    <div>
      <ProblemAlert problem={go.problem} />
      <p>{t('provider.lead')}</p>
      <Button variant="default" loading={go.pending || go.done} onClick={() => go.run()}>
        <LocalText text={label} />
      </Button>
    </div>
  );
}
