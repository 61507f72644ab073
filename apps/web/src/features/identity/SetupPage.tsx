import { Button, Fieldset, Stack } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApi, useApiForm } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  AppLink,
  ErrorSummary,
  languageNames,
  languages,
  PageTitle,
  ProblemAlert,
  SelectField,
  TextField,
  typedDirection,
  useLanguage,
} from '../../ui/index.js';
import { Narrow } from './Narrow.js';

/** The first page of a new installation: with the code printed at the first start, names two administrators. */
export function SetupPage() {
  const { t } = useTranslation('identity');
  const query = useApi('/api/installation');
  return (
    <Narrow>
      <Loaded query={query}>
        {({ waitsForAdministrators }) =>
          waitsForAdministrators ? (
            <Setup />
          ) : (
            <>
              <PageTitle title={t('setup.overTitle')} lead={t('setup.over')} />
              <AppLink href="/app/sign-in">{t('toSignIn')}</AppLink>
            </>
          )
        }
      </Loaded>
    </Narrow>
  );
}

function Setup() {
  const { t } = useTranslation('identity');
  const language = useLanguage();
  const [done, setDone] = useState(false);
  const person = { name: '', email: '', language };
  const { form, onSubmit, pending, problem, summary } = useApiForm({
    initialValues: { code: '', administrators: [person, person] },
    submit: (values, key) => api.post('/api/installation/administrators', { body: values }, key),
    onSuccess: () => setDone(true),
  });
  if (done) return <PageTitle title={t('setup.doneTitle')} lead={t('setup.done')} />;
  return (
    <>
      <PageTitle title={t('setup.title')} lead={t('setup.lead')} />
      <form onSubmit={onSubmit} noValidate>
        <Stack gap="md">
          <ErrorSummary {...summary} />
          <ProblemAlert problem={problem} />
          <TextField
            form={form}
            name="code"
            label={t('setup.code')}
            description={t('setup.codeHint')}
            attributes={typedDirection('ltr')}
            autoComplete="off"
            required
          />
          {[0, 1].map((index) => (
            <Fieldset key={index} legend={index === 0 ? t('setup.first') : t('setup.second')}>
              <Stack gap="sm">
                <TextField form={form} name={`administrators.${index}.name`} label={t('name')} required />
                <TextField
                  form={form}
                  name={`administrators.${index}.email`}
                  label={t('email')}
                  type="email"
                  attributes={typedDirection('ltr')}
                  required
                />
                <SelectField
                  form={form}
                  name={`administrators.${index}.language`}
                  label={t('invite.language')}
                  data={languages.map((code) => ({ value: code, label: languageNames[code] }))}
                />
              </Stack>
            </Fieldset>
          ))}
          <div>
            <Button type="submit" loading={pending}>
              {t('setup.send')}
            </Button>
          </div>
        </Stack>
      </form>
    </>
  );
}
