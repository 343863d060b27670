import { type ReactElement, useId } from "react";

interface SwitchProps<Value extends string> {
  readonly legend: string;
  /** Each with what it is called. */
  readonly options: Readonly<Record<Value, string>>;
  readonly choice: Value;
  readonly onChoose: (choice: Value) => void;
}

/** A choice of one among few. */
export function Switch<Value extends string>(props: SwitchProps<Value>): ReactElement {
  const { legend, options, choice, onChoose } = props;
  const name = useId();
  // The keys of a record are its own.
  const values = Object.keys(options) as Value[];
  return (
    <fieldset className="switch">
      <legend>{legend}</legend>
      {values.map((value) => (
        <label key={value}>
          <input type="radio" name={name} checked={choice === value} onChange={() => onChoose(value)} />
          {options[value]}
        </label>
      ))}
    </fieldset>
  );
}
