import { type ReactElement, type ReactNode, useEffect, useState } from "react";
import { type SignedInUser, signIn } from "./sign-in.ts";

/** Shows its children to a user who is in a room with the widget, once they are. */
export function InRoom(props: {
  readonly name: string;
  readonly url: string;
  readonly children: (user: SignedInUser) => ReactNode;
}): ReactElement {
  const { name, url, children } = props;
  const [user, setUser] = useState<SignedInUser>();

  useEffect(() => {
    let isGone = false;
    let signedIn: SignedInUser | undefined;
    void signIn({ name, url }).then((next) => {
      signedIn = next;
      if (isGone) next.signOut();
      else setUser(next);
    });
    return () => {
      isGone = true;
      signedIn?.signOut();
    };
  }, [name, url]);

  return <main style={{ padding: "1rem" }}>{user && children(user)}</main>;
}
