import type { AssociationView } from '#associations';
import { useTranslation } from 'react-i18next';
import { Amount, AppLink, Day, KeyValue, LocalText, Mark, Reference, useLocal, Written } from '../../ui/index.js';

import { useKind } from './IdentityFields.js';

/** Who the association is. */
export function Facts({ association: a }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const kind = useKind(a.kind);
  const local = useLocal();
  const seat = [a.address, a.city, local(a.communeLabel ?? undefined), local(a.provinceLabel ?? undefined)].filter(Boolean).join(', ');
  return (
    <KeyValue
      rows={[
        [
          t('nameFr'),
          <span key="fr" lang="fr" dir="ltr">
            {a.name.fr}
          </span>,
        ],
        [
          t('nameAr'),
          <span key="ar" lang="ar" dir="rtl">
            {a.name.ar}
          </span>,
        ],
        [t('kind'), <LocalText key="kind" text={a.kindLabel} />],
        [t('ofMigrants'), a.ofMigrants ? t('yes') : t('no')],
        [t('ice'), a.ice && <Reference key="ice">{a.ice}</Reference>],
        [
          kind?.register ? local(kind.register) : t('fields.registerName'),
          a.registerName && <Written key="register">{a.registerName}</Written>,
        ],
        [kind ? local(kind.number) : t('receipt'), <Receipt key="receipt" association={a} />],
        [t('hostAgreement'), a.hostAgreement && <Written key="agreement">{a.hostAgreement}</Written>],
        [a.regionCode === null ? t('country') : t('region'), <LocalText key="region" text={a.regionLabel} />],
        [t('seat'), seat ? <Written key="seat">{seat}</Written> : null],
        [
          t('placeToChoose'),
          a.placeTyped && (
            <Mark key="typed" tone="attention">
              {a.placeTyped}
            </Mark>
          ),
        ],
        [
          t('website'),
          a.website && (
            <Reference key="site" block>
              {a.website}
            </Reference>
          ),
        ],
        [t('phone'), a.phone && <Reference key="phone">{a.phone}</Reference>],
        [t('object'), a.object && <LocalText key="object" text={a.object} />],
        [
          t('network.title'),
          a.network.length === 0
            ? null
            : a.network.map(({ name, ice, associationId }, index) => (
                <div key={index}>
                  {associationId ? <AppLink href={`/app/associations/${associationId}`}>{name}</AppLink> : <bdi>{name}</bdi>}
                  {ice && (
                    <>
                      {' · '}
                      {t('ice')} <Reference>{ice}</Reference>
                    </>
                  )}
                </div>
              )),
        ],
        [
          t('funding.title'),
          a.publicFunding.length === 0
            ? null
            : a.publicFunding.map(({ name, year, amountCentimes }, index) => (
                <div key={index}>
                  <bdi>{name}</bdi> · {year} · <Amount centimes={amountCentimes} />
                </div>
              )),
        ],
      ]}
    />
  );
}

function Receipt({ association: { receiptNumber, receiptDate } }: { association: AssociationView }) {
  return (
    <>
      <Reference>{receiptNumber}</Reference>
      {receiptDate && (
        <>
          {' · '}
          <Day date={receiptDate} />
        </>
      )}
    </>
  );
}

/** The board, with the dates of the mandates. */
export function Board({ association }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  return (
    <KeyValue
      rows={association.board.map((seat) => [
        <LocalText key="f" text={seat.functionLabel} />,
        <>
          <bdi>{seat.name}</bdi>
          <span className="work-when">
            {' · '}
            {t('board.since')} <Day date={seat.startsOn} />
            {seat.endsOn && (
              <>
                {' '}
                {t('board.until')} <Day date={seat.endsOn} />
              </>
            )}
          </span>
        </>,
      ])}
    />
  );
}
