import { Select, type SelectProps } from '@mantine/core';
import { foldText, type Label } from '#kernel/public';
import { fieldId } from './field-id.js';
import type { Field } from './fields.js';
import { useLocal } from './text.js';

interface Named {
  code: string;
  label: Label;
}

/** In both scripts, whichever the reader's: who knows the other name finds it. */
const bothNames = ({ fr, ar }: Label): string => (fr === ar ? fr : `${fr} · ${ar}`);

/**
 * One of a long list of places, found by what is typed of its name in French or Arabic, accents and forms of letters apart. What is chosen
 * and no place of the list stands there as it was written, until another is chosen.
 */
export function PlaceField({ form, name, places, ...rest }: Field<SelectProps> & { places: readonly Named[] }) {
  const local = useLocal();
  const props = form.getInputProps(name) as { value?: string; onChange: (value: string) => void };
  const both = new Map(places.map(({ code, label }) => [code, bothNames(label)]));
  const written = props.value && !both.has(props.value) ? [{ value: props.value, label: props.value }] : [];
  const named = places.map(({ code, label }) => ({ value: code, label: local(label) }));
  return (
    <Select
      id={fieldId(name)}
      searchable
      clearable
      limit={100}
      comboboxProps={{ withinPortal: false }}
      // The list itself scrolls: the arrows move in it, and no box around it needs a place among the keys.
      withScrollArea={false}
      styles={{ options: { maxBlockSize: 240, overflowY: 'auto' } }}
      {...props}
      value={props.value || null}
      onChange={(value) => props.onChange(value ?? '')}
      data={[...written, ...named]}
      renderOption={({ option }) => both.get(option.value) ?? option.label}
      filter={({ options, search }) => {
        const words = foldText(search).split(' ').filter(Boolean);
        return options.filter(
          (option) => 'value' in option && words.every((word) => foldText(both.get(option.value) ?? option.value).includes(word)),
        );
      }}
      {...rest}
    />
  );
}
