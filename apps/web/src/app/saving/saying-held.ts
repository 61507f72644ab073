import type { UseFormReturnType } from '@mantine/form';

/** The form, which says at its fields what is held back there for as long as it stands there. */
export function sayingHeld<Values extends Record<string, unknown>>(
  form: UseFormReturnType<Values>,
  held: ReadonlyMap<string, string>,
): UseFormReturnType<Values> {
  if (held.size === 0) return form;
  const getInputProps: typeof form.getInputProps = (name, options) => {
    const props = form.getInputProps(name, options);
    return { ...props, error: held.get(String(name)) ?? (props.error as unknown) };
  };
  return { ...form, getInputProps, errors: { ...form.errors, ...Object.fromEntries(held) } };
}
