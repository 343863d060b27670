import { type ReactElement, Suspense, useState } from "react";
import type { DemoUser } from "./demo-config.ts";
import { SignInProblem } from "./layout/SignInProblem.tsx";
import { Switch } from "./layout/Switch.tsx";
import { type Theme, type ThemeChoice, useTheme } from "./layout/useTheme.ts";
import { ViewLinks } from "./layout/ViewLinks.tsx";
import { type Look, useLook } from "./looks/useLook.ts";
import { Pane } from "./Pane.tsx";
import type { Session } from "./session/sign-in.ts";

/** One user's place in the page, from the moment they begin to sign in. */
export interface Seat {
  readonly user: DemoUser;
  readonly signingIn: Promise<Session>;
}

interface AppProps {
  readonly users: readonly DemoUser[];
  readonly seats: readonly Seat[];
}

const looks: Readonly<Record<Look, string>> = {
  own: "Own",
  "element-like": "Element-like",
  "cinny-like": "Cinny-like",
};
const themes: Readonly<Record<ThemeChoice, string>> = { system: "System", light: "Light", dark: "Dark" };

export function App({ users, seats }: AppProps): ReactElement {
  const { choice, theme, choose } = useTheme();
  const { look, choose: chooseLook } = useLook();
  return (
    <div className="app">
      <header className="top">
        <h1>react-matrix-widgets</h1>
        <ViewLinks users={users} shown={seats.map((seat) => seat.user)} />
        <Switch legend="Look" options={looks} choice={look} onChoose={chooseLook} />
        <Switch legend="Theme" options={themes} choice={choice} onChoose={choose} />
      </header>
      <main className="panes">
        {seats.map((seat) => (
          <SeatPane key={seat.user.username} seat={seat} theme={theme} />
        ))}
      </main>
    </div>
  );
}

function SeatPane({ seat, theme }: { readonly seat: Seat; readonly theme: Theme }): ReactElement {
  const { displayName } = seat.user;
  // Each user's questions and floating widgets stay in their own pane.
  const [element, setElement] = useState<HTMLElement | null>(null);
  return (
    <section ref={setElement} className="pane" aria-label={displayName}>
      <SignInProblem name={displayName}>
        <Suspense fallback={<p className="waiting">{displayName} is signing in…</p>}>
          {element && <Pane user={seat.user} signingIn={seat.signingIn} theme={theme} container={element} />}
        </Suspense>
      </SignInProblem>
    </section>
  );
}
