import { type ReactElement, Suspense } from "react";
import type { DemoUser } from "./demo-config.ts";
import { SignInProblem } from "./layout/SignInProblem.tsx";
import { ThemeSwitch } from "./layout/ThemeSwitch.tsx";
import { useTheme } from "./layout/useTheme.ts";
import { ViewLinks } from "./layout/ViewLinks.tsx";
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

export function App({ users, seats }: AppProps): ReactElement {
  const { choice, theme, choose } = useTheme();
  return (
    <div className="app">
      <header className="top">
        <h1>react-matrix-widgets</h1>
        <ViewLinks users={users} shown={seats.map((seat) => seat.user)} />
        <ThemeSwitch choice={choice} onChoose={choose} />
      </header>
      <main className="panes">
        {seats.map(({ user, signingIn }) => (
          <section key={user.username} className="pane" aria-label={user.displayName}>
            <SignInProblem name={user.displayName}>
              <Suspense fallback={<p className="waiting">{user.displayName} is signing in…</p>}>
                <Pane user={user} signingIn={signingIn} theme={theme} />
              </Suspense>
            </SignInProblem>
          </section>
        ))}
      </main>
    </div>
  );
}
