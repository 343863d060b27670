import type { IRoomEvent } from "matrix-widget-api";
import { NAMESPACE } from "../core/namespace.ts";
import { requireExtension } from "./extensions.ts";
import type { WidgetConnection } from "./widget-connection.ts";

/** Which events of one room's history to read. */
export interface EventsQuery {
  readonly type: string;
  /** Only state events of this key; `true`: of any key. Without it, only events that are no state. */
  readonly stateKey?: string | true | undefined;
  /** Only messages of this kind; for `m.room.message`. */
  readonly msgtype?: string | undefined;
  /** @default the widget's room */
  readonly roomId?: string | undefined;
  /** `b`: newest first; `f`: oldest first. @default "b" */
  readonly direction?: "b" | "f" | undefined;
  /** The most events of one page. @default up to the client */
  readonly limit?: number | undefined;
}

export interface EventsPage {
  /** May be fewer than asked for, or none, though more follow. */
  readonly events: readonly IRoomEvent[];
  /** Reads this page again. */
  readonly start: string;
  /** From where the next page is read, with the same query. Undefined: this page is the last. */
  readonly end: string | undefined;
  /**
   * True where this is not all there is: without `COMPLETE_TIMELINE` the client gives what it has at hand, and with it
   * something may have been left out that the client cannot decrypt.
   */
  readonly truncated: boolean;
}

/**
 * Reads a page of a room's history, decrypted.
 *
 * @param from the `end` of the page before; without it, reading begins at the newest event, or the oldest
 * @throws WidgetError `unsupported` where the client does not offer it
 * @throws WidgetApiResponseError for events that the widget may not receive, or a `from` of another query
 */
export async function readEventsPage(
  api: WidgetConnection,
  query: EventsQuery,
  from?: string,
): Promise<EventsPage> {
  await requireExtension(api, "pages");
  const { type, stateKey, msgtype, roomId, direction = "b", limit } = query;
  const page = await api.transport.send<Record<string, unknown>, PageResponse>(
    "org.matrix.msc2876.read_events",
    {
      type,
      ...(stateKey !== undefined && { state_key: stateKey }),
      ...(msgtype !== undefined && { msgtype }),
      ...(roomId !== undefined && { room_ids: [roomId] }),
      ...(limit !== undefined && { limit }),
      ...(from !== undefined && { [FROM]: from }),
      [DIR]: direction,
    },
  );
  return { events: page.events, start: page[START], end: page[END], truncated: page[TRUNCATED] === true };
}

/**
 * Reads a room's history page by page, up to the last or until you stop. Of rare events pages may come without any.
 *
 * @example
 * for await (const { events } of readEventPages(api, { type: "m.room.message" })) show(events);
 */
export async function* readEventPages(
  api: WidgetConnection,
  query: EventsQuery,
): AsyncGenerator<EventsPage, void, undefined> {
  let from: string | undefined;
  do {
    const page = await readEventsPage(api, query, from);
    yield page;
    from = page.end;
  } while (from !== undefined);
}

const FROM = `${NAMESPACE}.from` as const;
const DIR = `${NAMESPACE}.dir` as const;
const START = `${NAMESPACE}.start` as const;
const END = `${NAMESPACE}.end` as const;
const TRUNCATED = `${NAMESPACE}.truncated` as const;

type PageResponse = {
  readonly events: readonly IRoomEvent[];
  readonly [START]: string;
  readonly [END]?: string;
  readonly [TRUNCATED]?: boolean;
};
