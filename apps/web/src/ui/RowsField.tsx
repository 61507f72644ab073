import { Button, Group } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldId } from './field-id.js';

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- the form's own type of values is irrelevant to a list bound by path
export type ListForm = Pick<UseFormReturnType<any, any>, 'getInputProps' | 'insertListItem' | 'removeListItem'>;

/** What is wrong with a row as a whole. */
function RowError({ error }: { error: ReactNode }) {
  return error ? (
    <p className="field-error" role="alert">
      {error}
    </p>
  ) : null;
}

interface RowsFieldProps<Row> {
  form: ListForm;
  /** Dotted path of the list in the form. */
  name: string;
  blank: () => Row;
  /** "Add a partner". */
  addLabel: string;
  /** What one row is called: "Partner 2". */
  rowLabel: (position: number) => string;
  /** The fields of a row; `path` begins their names. */
  children: (path: string, row: Row) => ReactNode;
  disabled?: boolean;
}

/** A list of small groups of fields: added at the end, removed with a way back. */
export function RowsField<Row>({ form, name, blank, addLabel, rowLabel, children, disabled = false }: RowsFieldProps<Row>) {
  const { t } = useTranslation('common');
  const { value, error } = form.getInputProps(name) as { value: Row[]; error?: ReactNode };
  const [removed, setRemoved] = useState<{ row: Row; index: number } | null>(null);
  const [added, setAdded] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!added) return;
    setAdded(false);
    const rows = list.current?.querySelectorAll<HTMLElement>('fieldset');
    rows?.[rows.length - 1]?.querySelector<HTMLElement>('input, select, textarea')?.focus();
  }, [added]);

  const remove = (index: number) => {
    setRemoved({ row: value[index] as Row, index });
    form.removeListItem(name, index);
  };
  const undo = () => {
    if (removed) form.insertListItem(name, removed.row, removed.index);
    setRemoved(null);
  };

  return (
    <div ref={list} id={fieldId(name)} tabIndex={-1}>
      {value.map((row, index) => (
        <fieldset key={index} className="row-card" disabled={disabled}>
          <legend>{rowLabel(index + 1)}</legend>
          {children(`${name}.${index}`, row)}
          <RowError error={form.getInputProps(`${name}.${index}`).error as ReactNode} />
          {!disabled && (
            <Button
              variant="subtle"
              c="#8f1c13"
              size="xs"
              leftSection={<IconTrash size={16} aria-hidden />}
              onClick={() => remove(index)}
              aria-label={`${t('rows.remove')} — ${rowLabel(index + 1)}`}
            >
              {t('rows.remove')}
            </Button>
          )}
        </fieldset>
      ))}
      {error && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {!disabled && (
        <Group gap="sm" my="xs">
          <Button
            variant="default"
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => {
              form.insertListItem(name, blank());
              setRemoved(null);
              setAdded(true);
            }}
          >
            {addLabel}
          </Button>
          <span role="status">
            {removed && (
              <>
                {t('rows.removed')}{' '}
                <Button variant="subtle" c="vert.8" size="compact-sm" onClick={undo}>
                  {t('rows.undo')}
                </Button>
              </>
            )}
          </span>
        </Group>
      )}
    </div>
  );
}
