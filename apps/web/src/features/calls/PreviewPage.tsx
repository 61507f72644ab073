import type { CallView } from '#calls';
import { MILESTONES } from '#calls/public';
import { useTranslation } from 'react-i18next';
import type { ReactNode } from 'react';
import { useParam } from '../../app/address.js';
import { useApi } from '../../app/api/index.js';
import { Loaded } from '../../app/shell/Loaded.js';
import {
  Amount,
  AppLink,
  Deadline,
  Num,
  PageTitle,
  Pct,
  StateBadge,
  directionOf,
  useBothLanguages,
  useLanguage,
  useLocal,
  type Localized,
} from '../../ui/index.js';
import { InLanguage, wordsOf } from './InLanguage.js';
import { Publishing } from './Publishing.js';
import styles from './calls.module.css';

/** What the public and the applicants will read, in French and in Arabic; what is not written yet stands out. */
export function PreviewPage() {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const id = useParam('callId');
  return (
    <Loaded query={useApi('/api/calls/{id}', { path: { id } })}>
      {(call) => (
        <>
          <PageTitle
            title={t('preview')}
            over={<AppLink href={`/app/calls/${id}`}>{local(call.title) || call.number}</AppLink>}
            lead={t('previewLead')}
          />
          <div className={styles.preview}>
            <Pair title={t('title')} text={call.title} />
            <Pair title={t('summary')} text={call.summary} />
            <Pair title={t('description')} text={call.description} />
            <Figures call={call} />
            <Many title={t('targetGroups')} texts={call.targetGroups.map(({ label }) => label)} none={t('nothingYet')} />
            <Many title={t('eligibility')} texts={call.eligibility.map(({ question }) => question)} none={t('nothingYet')} />
            <Many title={t('section.documents')} texts={call.documents.map(({ label }) => label)} none={t('nothingYet')} />
            <Many
              title={t('section.grid')}
              texts={(call.grid?.criteria ?? []).map(({ label, weight }) => ({
                fr: label.fr && `${label.fr} — ${wordsOf.fr('calls:weightOf', { weight })}`,
                ar: label.ar && `${label.ar} — ${wordsOf.ar('calls:weightOf', { weight })}`,
              }))}
              none={t('nothingYet')}
            />
            {(call.form?.sections ?? []).map(({ code, label }) => (
              <FormPart key={code} label={label} fields={(call.form?.fields ?? []).filter(({ section }) => section === code)} />
            ))}
          </div>
          {call.state === 'draft' && <Publishing call={call} />}
          <p>
            <AppLink href={`/app/calls/${id}`}>{t('backToCall')}</AppLink>
          </p>
        </>
      )}
    </Loaded>
  );
}

function Row({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Pair({ title, text }: { title: string; text: Localized }) {
  return (
    <Row title={title}>
      <div className={styles.pair}>
        {useBothLanguages().map((language) => (
          <div key={language} lang={language} dir={directionOf(language)}>
            <OrMissing text={text[language]} />
          </div>
        ))}
      </div>
    </Row>
  );
}

function Many({ title, texts, none }: { title: string; texts: Localized[]; none: string }) {
  return (
    <Row title={title}>
      {texts.length === 0 ? (
        <p className="work-when">{none}</p>
      ) : (
        <div className={styles.pair}>
          {useBothLanguages().map((language) => (
            <ol key={language} lang={language} dir={directionOf(language)}>
              {texts.map((text, index) => (
                <li key={index}>
                  <OrMissing text={text[language]} />
                </li>
              ))}
            </ol>
          ))}
        </div>
      )}
    </Row>
  );
}

function FormPart({ label, fields }: { label: Localized; fields: NonNullable<CallView['form']>['fields'] }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  return (
    <Row title={`${t('section.form')} — ${local(label)}`}>
      <div className={styles.pair}>
        {useBothLanguages().map((language) => (
          <ol key={language} lang={language} dir={directionOf(language)}>
            {fields.map(({ code, label: asked, help, required, options }) => (
              <li key={code}>
                <OrMissing text={asked[language]} />
                {required && <span aria-hidden> *</span>}
                {help?.[language] && <div className="work-when">{help[language]}</div>}
                {options && (
                  <ul>
                    {options.map((option) => (
                      <li key={option.code}>
                        <OrMissing text={option.label[language]} />
                      </li>
                    ))}
                  </ul>
                )}
              </li>
            ))}
          </ol>
        ))}
      </div>
    </Row>
  );
}

function Figures({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  return (
    <Row title={t('keyFacts')}>
      <div className={styles.pair}>
        {useBothLanguages().map((language) => (
          <InLanguage key={language} language={language}>
            <KeyFacts call={call} />
          </InLanguage>
        ))}
      </div>
    </Row>
  );
}

/** Figures and dates, in the words of the language around them. */
function KeyFacts({ call }: { call: CallView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  return (
    <dl className="pairs">
      <dt>{t('regions')}</dt>
      <dd>{call.regions.map(({ label }) => local(label)).join(' · ') || '—'}</dd>
      <dt>{t('domains')}</dt>
      <dd>{call.domains.map(({ label }) => local(label)).join(' · ') || '—'}</dd>
      <dt>{t('floor')}</dt>
      <dd>
        <Amount centimes={call.floorCentimes} unit={false} />
      </dd>
      <dt>{t('ceiling')}</dt>
      <dd>
        <Amount centimes={call.ceilingCentimes} unit={false} />
      </dd>
      <dt>{t('share.maxOverheadBasisPoints')}</dt>
      <dd>
        <Pct share={call.maxOverheadBasisPoints / 10_000} />
      </dd>
      <dt>{t('share.minOwnBasisPoints')}</dt>
      <dd>
        <Pct share={call.minOwnBasisPoints / 10_000} />
      </dd>
      <dt>{t('maxFiles')}</dt>
      <dd>
        <Num value={call.maxFilesPerAssociation} />
      </dd>
      {MILESTONES.flatMap((milestone) => [
        <dt key={`${milestone}-t`}>{t(`milestone.${milestone}`)}</dt>,
        <dd key={`${milestone}-d`}>
          <Deadline at={call.milestones[milestone]} />
        </dd>,
      ])}
    </dl>
  );
}

function OrMissing({ text }: { text: string | undefined }) {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  if (text?.trim()) return <span className={styles.typed}>{text}</span>;
  const missing = t('translationMissing');
  return (
    <bdi lang={language}>
      <StateBadge state="missing" tone="attention" label={{ [language]: missing }} />
    </bdi>
  );
}
