import type { SelectProps } from '@mantine/core';
import { Select } from '@mantine/core';
import { useState } from 'react';
import { useApi } from '../../app/api/index.js';
import { fieldId, type Field } from '../../ui/index.js';

interface PersonFieldProps extends Field<SelectProps> {
  /** Who stands there already, by name: they need not be among those found. */
  known: { id: string; name: string } | null;
  onChosen?: (name: string) => void;
}

/** An account, found by what is typed of a name or an address; nobody types an identifier. */
export function PersonField({ form, name, known, onChosen, ...rest }: PersonFieldProps) {
  const [typed, setTyped] = useState('');
  const q = typed.trim();
  const { data } = useApi('/api/people', { query: q ? { q } : {} });
  const props = form.getInputProps(name) as { value: string; onChange: (value: string) => void; error?: string };
  const found = (data?.items ?? []).map((person) => ({ value: person.id, label: `${person.name} · ${person.email}`, called: person.name }));
  const kept = known && !found.some(({ value }) => value === known.id) ? [{ value: known.id, label: known.name, called: known.name }] : [];
  return (
    <Select
      id={fieldId(name)}
      searchable
      clearable
      comboboxProps={{ withinPortal: false }}
      {...rest}
      error={props.error}
      value={props.value || null}
      data={[...kept, ...found].map(({ value, label }) => ({ value, label }))}
      // The list was searched by the API, in every script; it is not searched again by letters.
      filter={({ options }) => options}
      onSearchChange={setTyped}
      onChange={(value) => {
        props.onChange(value ?? '');
        const chosen = found.find((person) => person.value === value);
        if (chosen) onChosen?.(chosen.called);
      }}
    />
  );
}
