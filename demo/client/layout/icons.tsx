import type { ReactElement, ReactNode } from "react";

interface IconProps {
  /** What the icon says, where nothing beside it does. */
  readonly label?: string;
}

function Icon({ label, children }: IconProps & { readonly children: ReactNode }): ReactElement {
  return (
    <svg
      className="icon"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      role="img"
      aria-hidden={label === undefined}
    >
      <title>{label}</title>
      {children}
    </svg>
  );
}

export function Lock(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <rect x="4.5" y="9" width="11" height="7.5" rx="1.5" />
      <path d="M7 9V6.5a3 3 0 0 1 6 0V9" />
    </Icon>
  );
}

export function Shield(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <path d="M10 2.5 4 4.75v4.5c0 3.75 2.5 6.75 6 8.25 3.5-1.5 6-4.5 6-8.25v-4.5z" />
    </Icon>
  );
}

export function Microphone(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <rect x="7.5" y="2.5" width="5" height="9" rx="2.5" />
      <path d="M4.5 9.5a5.5 5.5 0 0 0 11 0M10 15v2.5" />
    </Icon>
  );
}

export function Camera(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <rect x="2" y="5" width="11" height="10" rx="2" />
      <path d="m13 9 5-2.5v7L13 11" />
    </Icon>
  );
}

export function HangUp(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <path d="M2.5 12.5c0-5.5 15-5.5 15 0v1.5l-4-.8v-2.4c-2-.7-5-.7-7 0v2.4l-4 .8z" fill="currentColor" />
    </Icon>
  );
}

export function Expand(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <path d="M12 3.5h4.5V8M8 16.5H3.5V12M16 4l-5 5M4 16l5-5" />
    </Icon>
  );
}

export function Close(props: IconProps): ReactElement {
  return (
    <Icon {...props}>
      <path d="m5 5 10 10M15 5 5 15" />
    </Icon>
  );
}
