import type { AssociationView } from '#associations';
import { useTranslation } from 'react-i18next';
import { Amount, Day, KeyValue, LocalText, Reference, Written } from '../../ui/index.js';

/** Who the association is. */
export function Facts({ association: a }: { association: AssociationView }) {
  const { t } = useTranslation('associations');
  const seat = [a.address, a.commune, a.province].filter(Boolean).join(', ');
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
        [t('ice'), <Reference key="ice">{a.ice}</Reference>],
        [t('receipt'), <Receipt key="receipt" association={a} />],
        [t('region'), <LocalText key="region" text={a.regionLabel} />],
        [t('seat'), seat ? <Written key="seat">{seat}</Written> : null],
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
