import type { CallView, Edited } from '#calls';
import type { ProgrammeView, ReferenceView, ShareView } from '#programmes';
import { Checkbox, Stack } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useApi } from '../../app/api/index.js';
import { useReference } from '../../app/reference.js';
import { Loaded } from '../../app/shell/Loaded.js';
import { Amount, AppLink, fieldId, isolatedIn, Section, SelectField, useLanguage, useLocal } from '../../ui/index.js';
import { saveContent } from './content.js';
import { SectionForm, SectionPage } from './SectionPage.js';
import styles from './calls.module.css';

interface Values extends Record<string, unknown> {
  regionCodes: string[];
  domainCodes: string[];
  /** The sub-envelope of each region, by its code. */
  funding: Record<string, string>;
}

/** Where and in what the call works, and from which share of the programme each region's awards are taken. */
export function TerritoryPage() {
  return <SectionPage section="territory">{(call) => <Territory call={call} />}</SectionPage>;
}

function Territory({ call }: { call: CallView }) {
  const programme = useApi('/api/programmes/{id}', { path: { id: call.programme.id } });
  const reference = useReference();
  return (
    <Loaded query={programme}>
      {(data) => <Loaded query={reference}>{(lists) => <TerritoryForm call={call} programme={data} reference={lists} />}</Loaded>}
    </Loaded>
  );
}

function TerritoryForm({ call, programme, reference }: { call: CallView; programme: ProgrammeView; reference: ReferenceView }) {
  const { t } = useTranslation('calls');
  const local = useLocal();
  const shares = programme.components.flatMap(({ envelopes }) => envelopes).flatMap((envelope) => envelope.shares);
  // Two writes: when the second one is refused, the next attempt starts from the version the first one made.
  const written = useRef<number | null>(null);

  /** Regions first, because money is given to regions the call has. */
  async function save({ regionCodes, domainCodes, funding }: Values, version: number, key: string): Promise<Edited> {
    const content = await saveContent(call, { regionCodes, domainCodes }, written.current ?? version, `${key}-content`);
    written.current = content.version;
    const chosen = regionCodes.flatMap((regionCode) => {
      const share = sharesFor(shares, regionCode, domainCodes).find(({ id }) => id === funding[regionCode]);
      return share ? [{ regionCode, subEnvelopeId: share.id }] : [];
    });
    const edited = await api.put(
      '/api/calls/{id}/funding',
      { path: { id: call.id }, body: { version: content.version, shares: chosen } },
      key,
    );
    written.current = null;
    return edited;
  }

  return (
    <SectionForm<Values>
      call={call}
      initialValues={{
        regionCodes: call.regionCodes,
        domainCodes: call.domainCodes,
        funding: Object.fromEntries(call.funding.map(({ regionCode, subEnvelopeId }) => [regionCode, subEnvelopeId])),
      }}
      save={save}
    >
      {(form) => (
        <Stack gap="xl">
          <Checkbox.Group id={fieldId('regionCodes')} label={t('regions')} required {...form.getInputProps('regionCodes')}>
            <div className={styles.checks}>
              {reference.regions.map(({ code, label }) => (
                <Checkbox key={code} value={code} label={local(label)} />
              ))}
            </div>
          </Checkbox.Group>
          <Checkbox.Group id={fieldId('domainCodes')} label={t('domains')} required {...form.getInputProps('domainCodes')}>
            {reference.domains.length === 0 && (
              <p className="work-when">
                {t('noDomain')} <AppLink href="/app/programmes/domains">{t('nameDomain')}</AppLink>
              </p>
            )}
            <div className={styles.checks}>
              {reference.domains.map(({ code, label }) => (
                <Checkbox key={code} value={code} label={local(label)} />
              ))}
            </div>
          </Checkbox.Group>
          <Section title={t('funding')} aside={<AppLink href={`/app/programmes/${programme.id}`}>{local(programme.title)}</AppLink>}>
            {form.values.regionCodes.length === 0 && <p className="work-when">{t('fundingNoRegion')}</p>}
            <Stack gap="md" maw={640}>
              {reference.regions
                .filter(({ code }) => form.values.regionCodes.includes(code))
                .map(({ code, label }) => (
                  <RegionShare
                    key={code}
                    form={form}
                    code={code}
                    region={local(label)}
                    shares={sharesFor(shares, code, form.values.domainCodes)}
                  />
                ))}
            </Stack>
          </Section>
        </Stack>
      )}
    </SectionForm>
  );
}

interface RegionShareProps {
  form: Parameters<typeof SelectField>[0]['form'];
  code: string;
  region: string;
  shares: ShareView[];
}

function RegionShare({ form, code, region, shares }: RegionShareProps) {
  const { t } = useTranslation('calls');
  const language = useLanguage();
  const local = useLocal();
  const chosen = shares.find(({ id }) => id === (form.getInputProps(`funding.${code}`) as { value?: string }).value);
  const nameOf = (share: ShareView) =>
    [
      ...(share.region ? [] : [t('allRegions')]),
      share.domain ? local(share.domain) : t('allDomains'),
      ...(share.year ? [String(share.year)] : []),
    ]
      .map((part) => isolatedIn(language, part))
      .join(' · ');
  return (
    <SelectField
      form={form}
      name={`funding.${code}`}
      label={region}
      description={shares.length === 0 ? t('noShareForRegion') : undefined}
      data={[{ value: '', label: t('chooseShare') }, ...shares.map((share) => ({ value: share.id, label: nameOf(share) }))]}
      inputContainer={(input) => (
        <>
          {input}
          {chosen && (
            <span className="work-when">
              {t('shareLeft')} <Amount centimes={chosen.availableCentimes} />
            </span>
          )}
        </>
      )}
    />
  );
}

/** The shares awards of a region may be taken from, as the API will check them. */
const sharesFor = (shares: ShareView[], regionCode: string, domainCodes: string[]): ShareView[] =>
  shares.filter(
    (share) =>
      (share.regionCode === null || share.regionCode === regionCode) &&
      (share.domainCode === null || domainCodes.includes(share.domainCode)),
  );
