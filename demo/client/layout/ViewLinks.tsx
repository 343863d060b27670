import type { ReactElement } from "react";
import type { DemoUser } from "../demo-config.ts";

interface ViewLinksProps {
  readonly users: readonly DemoUser[];
  readonly shown: readonly DemoUser[];
}

/** Everybody side by side, or one of them alone. Each signs in anew. */
export function ViewLinks({ users, shown }: ViewLinksProps): ReactElement {
  const isAll = shown.length === users.length;
  const current = (isCurrent: boolean) => (isCurrent ? "page" : undefined);
  return (
    <nav className="views" aria-label="View">
      <a href="./" aria-current={current(isAll)}>
        Side by side
      </a>
      {users.map((user) => (
        <a
          key={user.username}
          href={`./?user=${user.username}`}
          aria-current={current(!isAll && shown.includes(user))}
        >
          {user.displayName}
        </a>
      ))}
    </nav>
  );
}
