import type { AssociationView, RevisionView } from '#associations';
import { isCodeOfCommune, PROVINCE_CODES, provinceLabel } from '#kernel/public';
import { useTranslation } from 'react-i18next';
import { useCommunes, useRegions } from '../../app/reference.js';
import { Day, LocalText, Reference, useLocal, Written } from '../../ui/index.js';
import { useChoices, type IdentityValues } from './IdentityFields.js';

export type Field = RevisionView['fields'][number];
type Values = RevisionView['changes'];

export function useFieldName() {
  const { t } = useTranslation('associations');
  return (field: Field): string => t(`fields.${field}`);
}

/** What was verified, under the names of the fields. */
export const verifiedValues = (association: AssociationView): Values => ({
  ...association,
  board: association.board.map(({ name, function: held, startsOn, endsOn }) => ({ name, function: held, startsOn, endsOn })),
});

/** One value of a field, as people read it. */
export function FieldValue({ field, values }: { field: Field; values: Values }) {
  const { t } = useTranslation('associations');
  const local = useLocal();
  const regions = useRegions();
  const choices = useChoices();
  const value = values[field];
  if (value === null || value === undefined || value === '') return <>—</>;
  if (field === 'ofMigrants') return <>{values.ofMigrants ? t('yes') : t('no')}</>;
  if (field === 'name' || field === 'object') {
    const { fr, ar } = values[field]!;
    return (
      <>
        <div lang="fr" dir="ltr">
          {fr}
        </div>
        <div lang="ar" dir="rtl">
          {ar}
        </div>
      </>
    );
  }
  if (field === 'board') return <Seats seats={values.board ?? []} />;
  const text = typeof value === 'string' ? value : '';
  const known = (
    field === 'kind' ? (choices?.kinds ?? []) : field === 'country' ? (choices?.countries ?? []) : field === 'regionCode' ? regions : []
  ).find(({ code }) => code === text);
  if (known) return <>{local(known.label)}</>;
  if (field === 'province') return <LocalText text={provinceLabel(text)} />;
  if (field === 'commune') return <CommuneName code={text} />;
  if (field === 'receiptDate') return <Day date={text} />;
  if (field === 'ice' || field === 'receiptNumber') return <Reference>{text}</Reference>;
  return <Written>{text}</Written>;
}

/** Its province is in what changes, or as the code of the census begins. */
function CommuneName({ code }: { code: string }) {
  const local = useLocal();
  const province = PROVINCE_CODES.find((candidate) => isCodeOfCommune(code, candidate)) ?? '';
  const communes = useCommunes(province);
  return <>{local(communes.find((commune) => commune.code === code)?.label) || code}</>;
}

function Seats({ seats }: { seats: NonNullable<Values['board']> }) {
  const { t } = useTranslation('associations');
  const choices = useChoices();
  return (
    <ul>
      {seats.map((seat, index) => {
        const held = choices?.boardFunctions.find(({ code }) => code === seat.function);
        return (
          <li key={index}>
            <bdi>{seat.name}</bdi> · {held ? <LocalText text={held.label} /> : seat.function}{' '}
            <span className="work-when">
              {t('board.since')} <Day date={seat.startsOn} />
              {seat.endsOn && (
                <>
                  {' '}
                  {t('board.until')} <Day date={seat.endsOn} />
                </>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

/** The form begins with what waits, where something does. */
export const withWaiting = (values: IdentityValues, revision: RevisionView | null): IdentityValues => {
  const { board: _, ...identity } = revision?.changes ?? {};
  const typed = Object.fromEntries(Object.entries(identity).map(([field, value]) => [field, value ?? '']));
  return { ...values, ...typed };
};

/** Where a remark on a field stands in the form. */
export const placeOf = (field: string): string => (field === 'name' || field === 'object' ? `${field}.fr` : field);
