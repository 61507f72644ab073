import { useTranslation } from 'react-i18next';
import { fileAddress, useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, Dated, KeyValue, PageTitle, Reference, StateBadge, useLocal } from '../../ui/index.js';
import { DossierView } from './dossier/DossierView.js';
import { Markers } from './Markers.js';

/** A submitted file as an officer reads it. */
export function DossierPage({ id }: { id: string }) {
  const { t } = useTranslation('applications');
  const local = useLocal();
  const query = useApi('/api/applications/{id}/dossier', { path: { id } }, { staleTime: 0 });
  return (
    <Loaded query={query}>
      {(dossier) => (
        <>
          <PageTitle
            title={dossier.facts.title}
            over={<AppLink href="/app/applications">{t('nav')}</AppLink>}
            lead={
              <>
                <Reference>{dossier.facts.number}</Reference> · {local(dossier.call.title)}
              </>
            }
            actions={<StateBadge state={dossier.facts.state} label={dossier.facts.stateLabel} />}
          />
          <KeyValue
            rows={[
              [
                t('association'),
                <AppLink key="a" href={`/app/associations/${dossier.association.id}`}>
                  {local(dossier.association.name)}
                </AppLink>,
              ],
              [t('submittedOn'), <Dated key="d" at={dossier.submitted} />],
              [t('budget.asked'), <Amount key="m" centimes={dossier.budget.askedCentimes} />],
              [
                t('receipt.hash'),
                dossier.contentHash && (
                  <Reference key="h" block>
                    {dossier.contentHash}
                  </Reference>
                ),
              ],
            ]}
          />
          <Markers id={id} />
          <div style={{ marginBlockStart: 24 }}>
            <DossierView
              dossier={dossier}
              attachmentHref={(attachment) => fileAddress('/api/applications/{id}/attachments/{attachment}', { path: { id, attachment } })}
            />
          </div>
        </>
      )}
    </Loaded>
  );
}
