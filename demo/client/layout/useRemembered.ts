import { useState } from "react";

const key = (name: string) => `react-matrix-widgets-demo:${name}`;

/** One of a few values that the user chose, also the next time they come. The first is what they begin with. */
export function useRemembered<Value extends string>(
  name: string,
  values: readonly [Value, ...Value[]],
): readonly [Value, (value: Value) => void] {
  const [value, setValue] = useState(() => {
    const kept = localStorage.getItem(key(name));
    return values.find((candidate) => candidate === kept) ?? values[0];
  });
  return [
    value,
    (chosen) => {
      localStorage.setItem(key(name), chosen);
      setValue(chosen);
    },
  ];
}
