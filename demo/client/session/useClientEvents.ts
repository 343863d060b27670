import type { EmittedEvents, MatrixClient } from "matrix-js-sdk";
import { useEffect, useReducer } from "react";

/** Renders again whenever the client reports one of these. Pass the same list each time. */
export function useClientEvents(client: MatrixClient, events: readonly EmittedEvents[]): void {
  const [, renderAgain] = useReducer((count: number) => count + 1, 0);
  useEffect(() => {
    for (const event of events) client.on(event, renderAgain);
    return () => {
      for (const event of events) client.off(event, renderAgain);
    };
  }, [client, events]);
}
