import type { AssociationView } from '#associations';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { AppLink, ProblemAlert, Section } from '../../ui/index.js';

/** Where each missing thing is given. */
function placeOf(path: string, here: string): string {
  if (path.startsWith('documents')) return '#documents';
  if (path === 'account') return '#account';
  return path === 'board' ? `${here}/board` : `${here}/edit`;
}

/** What still keeps the registration from being sent; when nothing does, the way to send it. */
export function SubmitRegistration({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const submit = useAction({
    call: (_, key) => api.post('/api/associations/{id}/submission', { path: { id: association.id } }, key),
    invalidates: ['/api/associations', '/api/home'],
  });
  const mayAct = association.can.includes('submit');

  if (association.missing.length > 0) {
    return (
      <Section title={t('missing.title')}>
        <ul>
          {association.missing.map(({ path: field, code }) => (
            <li key={`${field} ${code}`} style={{ marginBlock: 4 }}>
              <AppLink href={placeOf(field, `/app/associations/${association.id}`)}>
                {t(`missing.${field === 'board' ? code : field.replace('.', '_')}`)}
              </AppLink>
            </li>
          ))}
        </ul>
      </Section>
    );
  }
  return (
    <Section title={t('submit.title')}>
      <ProblemAlert problem={submit.problem} />
      <p>{mayAct ? t('submit.why') : t('submit.president')}</p>
      {mayAct && (
        <Button onClick={() => submit.run()} loading={submit.pending}>
          {t('submit.act')}
        </Button>
      )}
    </Section>
  );
}
