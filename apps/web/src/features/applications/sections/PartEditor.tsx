import type { ApplicationView, PartName, Parts } from '#applications';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { RowsField, type ListForm } from '../../../ui/index.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { useSectionForm } from '../useSectionForm.js';

interface PartEditorProps<Name extends PartName, Row> {
  file: ApplicationView;
  name: Name;
  blank: () => Row;
  toRow: (item: Parts[Name][number]) => Row;
  /** The row as the API wants it, or null while something is still missing: such a row waits on the page. */
  toItem: (row: Row) => object | null;
  describe: (row: Row) => string;
  children: (form: ListForm, path: string, row: Row, disabled: boolean) => ReactNode;
}

/** A part every file has: a list of partners, places, target groups, activities or indicators. */
export function PartEditor<Name extends PartName, Row>(props: PartEditorProps<Name, Row>) {
  const { file, name, blank, toRow, toItem, describe, children } = props;
  const { t } = useTranslation('applications');
  const path = `parts.${name}`;
  const { version, items } = file.parts[name] as { version: number; items: Parts[Name][number][] };
  const rowsOf = (list: readonly Parts[Name][number][]) => ({ items: list.map(toRow) });
  const { form, errors, autosave } = useSectionForm<{ items: Row[] }>(file, {
    path,
    address: `/api/applications/${file.id}/parts/${name}`,
    version,
    initial: rowsOf(items),
    body: (values) => ({ items: values.items.map(toItem).filter((item) => item !== null) }),
    fromContent: (content: { answers: { items?: Parts[Name][number][] } }) => rowsOf(content.answers.items ?? []),
    fieldOf: (error) => (error === path ? 'items' : rowPath(error)),
  });
  const rows = form.values.items;
  const unready = rows.filter((row) => toItem(row) === null).length;
  const disabled = !isOpen(file, path);

  /** The API counts the rows it was sent; the page also has those that wait. */
  function rowPath(error: string): string {
    const [, index = '0', ...rest] = error.split('.');
    const sent = form.values.items.flatMap((row, position) => (toItem(row) === null ? [] : [position]));
    return ['items', sent[Number(index)] ?? index, ...rest].join('.');
  }

  return (
    <SectionFrame
      file={file}
      path={path}
      hint={t(`parts.${name}.hint`)}
      errors={errors}
      autosave={autosave}
      describe={(values) => values.items.map(describe)}
    >
      <div className="form-wide">
        <RowsField
          form={form}
          name="items"
          blank={blank}
          addLabel={t(`parts.${name}.add`)}
          rowLabel={(position) => t(`parts.${name}.row`, { position })}
          disabled={disabled}
        >
          {(rowName, row) => children(form, rowName, row, disabled)}
        </RowsField>
        {unready > 0 && (
          <p className="work-when" role="status">
            {t('unready', { count: unready })}
          </p>
        )}
      </div>
    </SectionFrame>
  );
}
