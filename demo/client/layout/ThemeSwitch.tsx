import type { ReactElement } from "react";
import type { ThemeChoice } from "./useTheme.ts";

const choices: readonly { readonly value: ThemeChoice; readonly label: string }[] = [
  { value: "system", label: "System" },
  { value: "light", label: "Light" },
  { value: "dark", label: "Dark" },
];

interface ThemeSwitchProps {
  readonly choice: ThemeChoice;
  readonly onChoose: (choice: ThemeChoice) => void;
}

export function ThemeSwitch({ choice, onChoose }: ThemeSwitchProps): ReactElement {
  return (
    <fieldset className="switch">
      <legend>Theme</legend>
      {choices.map(({ value, label }) => (
        <label key={value}>
          <input type="radio" name="theme" checked={choice === value} onChange={() => onChoose(value)} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}
