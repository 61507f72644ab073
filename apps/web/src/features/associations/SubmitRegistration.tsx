import type { AssociationView } from '#associations';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { api, useAction } from '../../app/api/index.js';
import { AppLink, ProblemAlert, Section, useLocal } from '../../ui/index.js';
import { useKind } from './IdentityFields.js';

/** Where each missing thing is given. */
function placeOf(path: string, here: string): string {
  if (path.startsWith('documents')) return '#documents';
  if (path === 'account') return '#account';
  return path === 'board' ? `${here}/board` : `${here}/edit`;
}

/** What is missing, as the legal form calls it. */
function Missing({ kind: code, path, code: defect }: { kind: string; path: string; code: string }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const kind = useKind(code);
  const [, paper] = path.split('documents.');
  if (paper) return <>{local(kind?.documents.find((document) => document.code === paper)?.label ?? {})}</>;
  if (path === 'receiptDate' && kind) return <>{local(kind.date)}</>;
  if (path === 'registerName' && kind?.register) return <>{local(kind.register)}</>;
  return <>{t(`missing.${path === 'board' ? defect : path}`)}</>;
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
                <Missing kind={association.kind} path={field} code={code} />
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
