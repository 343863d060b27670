import { expect, vi } from "vitest";
import { type FrameTarget, useWidgetSession, type WidgetSessionHandle } from "../../src/index.ts";

/** What the widget's page says about itself. */
export interface Who {
  readonly documentId: string;
  readonly note: string;
  readonly scroll: number;
  readonly url: string;
  readonly referrer: string;
  readonly isVisible: unknown;
  readonly closedModal: unknown;
  readonly theme: unknown;
  readonly hasFocus: boolean;
}

/** Speaks with a widget as an app does, through `useWidgetSession`. Rendered by `Listening`. */
export interface Probe {
  readonly target: FrameTarget;
  hear(handle: WidgetSessionHandle): void;
  handle(): WidgetSessionHandle;
  /** Waits until the widget is ready, and asks it which document it is. */
  who(): Promise<Who>;
  /** Lets the widget send a request to its host; resolves to the reply or the error. */
  send(action: string, data: object): Promise<Record<string, unknown>>;
}

export function aProbe(target: FrameTarget): Probe {
  let newest: WidgetSessionHandle | undefined;
  const handle = () => {
    if (!newest) throw new Error("Nothing renders <Listening> with this probe.");
    return newest;
  };
  const ready = () => vi.waitFor(() => expect(handle().state.status).toBe("ready"), 5_000);
  return {
    target,
    handle,
    hear(handle) {
      newest = handle;
    },
    async who() {
      await ready();
      // The page of the test answers with exactly these.
      return (await handle().request("test.who", {})) as Record<string, unknown> & Who;
    },
    async send(action, data) {
      await ready();
      return handle().request("test.send", { action, data });
    },
  };
}

export function Listening({ probe }: { readonly probe: Probe }): null {
  probe.hear(useWidgetSession(probe.target));
  return null;
}
