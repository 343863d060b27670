import type { CSSProperties, ReactElement } from "react";

interface AvatarProps {
  readonly name: string;
  /** Decides the colour. */
  readonly id: string;
  readonly shape: "round" | "square";
}

/** The first letter of a name, on a colour of its own. */
export function Avatar({ name, id, shape }: AvatarProps): ReactElement {
  // A custom property, which the type of `style` does not know.
  const style = { "--hue": hueOf(id) } as CSSProperties;
  return (
    <span className="avatar" data-shape={shape} style={style} aria-hidden="true">
      {[...name][0]?.toUpperCase()}
    </span>
  );
}

function hueOf(text: string): number {
  const hash = [...text].reduce((sum, letter) => (sum * 33 + (letter.codePointAt(0) ?? 0)) % 100_003, 5381);
  // The golden angle: neighbours end up far apart on the colour wheel.
  return (hash * 137.508) % 360;
}
