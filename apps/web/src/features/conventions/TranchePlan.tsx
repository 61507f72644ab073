import type { TrancheCondition } from '#conventions';
import { amountsOfShares, conditionsOfTranche, WHOLE_BASIS_POINTS } from '#conventions/public';
import { Checkbox, Stack } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { Amount, DateField, Pct, PercentField, RowsCards } from '../../ui/index.js';

export interface PlannedTranche {
  shareBasisPoints: number | null;
  conditions: TrancheCondition[];
  spentBasisPoints: number | null;
  notBefore: string;
}

interface PlanProps {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a list bound by path
  form: UseFormReturnType<any, any>;
  amountCentimes: number | null;
  tranches: PlannedTranche[];
}

/** The plan of payments: shares that make 100 %, each with what must be true before it is paid. */
export function TranchePlan({ form, amountCentimes, tranches }: PlanProps) {
  const { t } = useTranslation('conventions');
  const shares = tranches.map(({ shareBasisPoints }) => shareBasisPoints ?? 0);
  const total = shares.reduce((sum, share) => sum + share, 0);
  const amounts = amountsOfShares(amountCentimes ?? 0, shares);
  const name = (rank: number) => t('plan.tranche', { rank });
  return (
    <>
      <RowsCards<PlannedTranche>
        form={form}
        name="tranches"
        blank={() => ({
          shareBasisPoints: Math.max(0, WHOLE_BASIS_POINTS - total),
          conditions: ['documents_valid', 'previous_report_accepted'],
          spentBasisPoints: null,
          notBefore: '',
        })}
        addLabel={t('plan.add')}
        rowLabel={name}
        removable={() => tranches.length > 1}
        heading={({ shareBasisPoints }, index) => (
          <>
            <strong>{name(index + 1)}</strong> · <Amount centimes={shareBasisPoints === null ? null : (amounts[index] ?? null)} />
          </>
        )}
      >
        {(tranche, index) => <OneTranche form={form} index={index} tranche={tranche} />}
      </RowsCards>
      <strong role="status" style={{ color: total === WHOLE_BASIS_POINTS ? undefined : 'var(--mantine-color-error)' }}>
        {t('plan.total')} <Pct share={total / WHOLE_BASIS_POINTS} />
        {total !== WHOLE_BASIS_POINTS && ` — ${t('plan.must')}`}
      </strong>
    </>
  );
}

function OneTranche({ form, index, tranche }: Pick<PlanProps, 'form'> & { index: number; tranche: PlannedTranche }) {
  const { t } = useTranslation('conventions');
  const path = `tranches.${index}`;
  const toggle = (condition: TrancheCondition, wanted: boolean) =>
    form.setFieldValue(
      `${path}.conditions`,
      wanted ? [...tranche.conditions, condition] : tranche.conditions.filter((one) => one !== condition),
    );
  return (
    <>
      <PercentField form={form} name={`${path}.shareBasisPoints`} label={t('tranches.share')} maw={240} />
      <Stack gap="xs" mt="sm">
        {conditionsOfTranche(index + 1).map((condition) => (
          <div key={condition}>
            <Checkbox
              label={t(`plan.condition.${condition}`)}
              checked={tranche.conditions.includes(condition)}
              onChange={(event) => toggle(condition, event.currentTarget.checked)}
            />
            {tranche.conditions.includes(condition) && <Precision form={form} path={path} condition={condition} />}
          </div>
        ))}
      </Stack>
    </>
  );
}

/** What a condition still asks for, under its box: how much must be spent, or from which day. */
function Precision({ form, path, condition }: Pick<PlanProps, 'form'> & { path: string; condition: TrancheCondition }) {
  const { t } = useTranslation('conventions');
  if (condition === 'spent_share') return <PercentField form={form} name={`${path}.spentBasisPoints`} label={t('plan.spent')} required />;
  if (condition === 'not_before') return <DateField form={form} name={`${path}.notBefore`} label={t('plan.notBefore')} required />;
  return null;
}
