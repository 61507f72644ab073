import { useTranslation } from 'react-i18next';
import { TextField, typedDirection, type ListForm } from '../../ui/index.js';

export interface AccountValues extends Record<string, unknown> {
  rib: string;
  iban: string;
  bic: string;
  bankName: string;
  holder: string;
}
export const blankAccount: AccountValues = { rib: '', iban: '', bic: '', bankName: '', holder: '' };

/** As the API wants it: of an organisation abroad the IBAN with its bank, of others the RIB. */
export function accountBody({ rib, iban, bic, bankName, holder }: AccountValues, abroad: boolean) {
  const given = (text: string) => text.trim() || null;
  return abroad ? { iban: given(iban), bic: given(bic), bankName: given(bankName), holder } : { rib: given(rib), holder };
}

/** The number of an account and its holder; `at` is where they stand in the form. */
export function AccountFields({ form, abroad, at = '' }: { form: ListForm; abroad: boolean; at?: string }) {
  const { t } = useTranslation('associations');
  const digits = { attributes: typedDirection('ltr'), required: true };
  return (
    <>
      {abroad && <p className="lead">{t('accounts.abroad')}</p>}
      <div className="field-row">
        {abroad ? (
          <>
            <TextField form={form} name={`${at}iban`} label={t('accounts.iban')} {...digits} />
            <TextField
              form={form}
              name={`${at}bic`}
              label={t('accounts.bic')}
              description={t('accounts.bicHint')}
              attributes={digits.attributes}
            />
            <TextField form={form} name={`${at}bankName`} label={t('accounts.bankName')} />
          </>
        ) : (
          <TextField
            form={form}
            name={`${at}rib`}
            label={t('accounts.rib')}
            description={t('accounts.ribHint')}
            inputMode="numeric"
            {...digits}
          />
        )}
        <TextField form={form} name={`${at}holder`} label={t('accounts.holder')} required />
      </div>
    </>
  );
}
