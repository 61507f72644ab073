import type { ApplicationView, PartName, Parts, UnfinishedRow } from '#applications';
import { CELLS_OF_PART, checkPart, MAX_ITEMS, type TypedItem } from '#applications/public';
import { useTranslation } from 'react-i18next';
import { Unready } from './Unready.js';
import { wordsIn, type Json } from '../../../app/saving/index.js';
import { RowsTable, type RowColumn } from '../../../ui/index.js';
import { SectionFrame } from '../SectionFrame.js';
import { isOpen } from '../tasks.js';
import { unfinishedIn, unfinishedPath, withUnfinished } from './unfinished.js';
import { useSectionForm } from '../useSectionForm.js';

interface PartEditorProps<Name extends PartName, Row extends object> {
  file: ApplicationView;
  name: Name;
  blank: () => Row;
  toRow: (item: Parts[Name][number]) => Row;
  /** The row as an item of the part, while anything may still stand in it: one that breaks a rule is kept as it is typed. */
  toItem: (row: Row) => TypedItem<Name>;
  /** Fields of an item that the page calls otherwise. */
  columnOf?: Readonly<Record<string, string>>;
  describe: (row: Row) => string;
  columns: RowColumn<Row>[];
}

const rowsIn = <Row,>(value: Json): Row[] => (value === null ? [] : ([value].flat() as Row[]));
const textOf = (lines: string[]): string => lines.join('\n');

interface Held<Item> {
  items: Item[];
  unfinished: UnfinishedRow[];
}

/** A part every file has: a list of partners, places, target groups, activities or indicators. */
export function PartEditor<Name extends PartName, Row extends object>(props: PartEditorProps<Name, Row>) {
  const { file, name, blank, toRow, toItem, columnOf = {}, describe, columns } = props;
  const { t } = useTranslation('applications');
  const path = `parts.${name}`;
  const { version, items, unfinished } = file.parts[name] as Held<Parts[Name][number]> & { version: number };
  const rowsOf = (held: Held<Parts[Name][number]>) => ({
    items: withUnfinished(held.items.map(toRow), held.unfinished, { list: 'items' as const, blank, cells: CELLS_OF_PART[name] }),
  });
  const defectsIn = (rows: readonly Row[]) => checkPart(name, rows.map(toItem));
  /** Whether a row is an item of the part, by its place. */
  const wholeIn = (rows: readonly Row[]) => {
    const wrong = new Set(defectsIn(rows).map(({ path: at }) => Number(at.split('.')[1])));
    return (_row: Row, position: number) => !wrong.has(position);
  };
  const { form, errors, autosave } = useSectionForm<{ items: Row[] }, { items: object[]; unfinished: UnfinishedRow[] }>(file, {
    path,
    address: `/api/applications/${file.id}/parts/${name}`,
    version,
    initial: rowsOf({ items, unfinished }),
    body: (values) => {
      const isWhole = wholeIn(values.items);
      return {
        items: values.items.filter(isWhole).map(toItem),
        unfinished: unfinishedIn(values.items, { list: 'items', blank, isWhole }),
      };
    },
    fromContent: (content) => rowsOf({ items: content.items as Parts[Name][number][], unfinished: content.unfinished ?? [] }),
    fieldOf: (error, values) => (error === path ? 'items' : (unfinishedPath(error) ?? rowPath(error, values.items))),
    heldIn: (values) =>
      defectsIn(values.items).map((defect) => ({ ...defect, path: defect.path.replace(/[^.]+$/, (field) => columnOf[field] ?? field) })),
  });
  const rows = form.values.items;
  const isWhole = wholeIn(rows);
  const unready = rows.flatMap((row, position) => (isWhole(row, position) ? [] : [t(`parts.${name}.row`, { position: position + 1 })]));
  const disabled = !isOpen(file, path);

  /** The API counts the rows it was sent; the page also has those that wait. */
  function rowPath(error: string, shown: Row[]): string {
    const [, index = '0', ...rest] = error.split('.');
    const isSent = wholeIn(shown);
    const sent = shown.flatMap((row, position) => (isSent(row, position) ? [position] : []));
    return ['items', sent[Number(index)] ?? index, ...rest].join('.');
  }

  return (
    <SectionFrame
      file={file}
      path={path}
      hint={t(`parts.${name}.hint`)}
      errors={errors}
      autosave={autosave}
      describe={([list, place, field], value) => ({
        label: t(`parts.${name}.row`, { position: Number(place) + 1 }),
        text: textOf(
          list === 'items' && field === undefined ? rowsIn<Parts[Name][number]>(value).map((row) => describe(toRow(row))) : wordsIn(value),
        ),
      })}
    >
      <div className="form-wide">
        <RowsTable
          form={form}
          name="items"
          caption={t(`parts.${name}.title`)}
          columns={columns}
          blank={blank}
          addLabel={t(`parts.${name}.add`)}
          rowLabel={(position) => t(`parts.${name}.row`, { position })}
          disabled={disabled}
          most={MAX_ITEMS[name]}
          isUnready={(row, position) => !isWhole(row, position)}
        />
        <Unready rows={unready} />
      </div>
    </SectionFrame>
  );
}
