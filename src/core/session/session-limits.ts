/**
 * How much one widget may ask of its host. What is reached is told to the widget as each field says, so that it can act
 * on it, and to the app as an entry of `WidgetSession.activity` that names the field. `Infinity` lifts a limit.
 */
export interface SessionLimits {
  /** Requests handled at a time; the next ones wait. @default 64 */
  readonly requestsAtOnce: number;
  /** Requests that may wait for that; a further one gets an error. @default 2_000 */
  readonly requestsWaiting: number;
  /** Requests taken at once after a quiet time; a further one gets an error. @default 1_000 */
  readonly requestBurst: number;
  /** Requests taken per second in the long run; a further one gets an error. @default 250 */
  readonly requestsPerSecond: number;
  /**
   * Messages endured at once that are refused unread, or meant for nobody. One more, and the session has failed as
   * `flooded`; the page is gone until the user brings it back. @default 3_000
   */
  readonly uselessMessageBurst: number;
  /** Such messages endured per second in the long run. @default 50 */
  readonly uselessMessagesPerSecond: number;

  /** Levels of objects and arrays in one message; a deeper one gets an error. @default 64 */
  readonly messageDepth: number;
  /** Properties and array items in one message; one with more gets an error. @default 100_000 */
  readonly messageEntries: number;
  /**
   * UTF-16 units of all strings and keys of one message; one with more gets an error. An event is 64 KiB at most; a file
   * may come as one string. @default 33_554_432
   */
  readonly messageTextLength: number;
  /** Bytes of all Blobs and buffers of one message; one with more gets an error. @default 536_870_912 */
  readonly messageBytes: number;

  /** Timeline events that a room is read for where the widget names no number. @default 50 */
  readonly usualEventsPerRead: number;
  /**
   * Timeline events given for one request, however many it asks for. The answer is then as long as it may be: a page and
   * a read of relations say where to read on, a plain `read_events` says `io.github.react-matrix-widgets.limited: true`.
   * Current state is given whole. @default 1_000
   */
  readonly eventsPerRead: number;
  /** Places in a room's history that a widget may go on reading from; the oldest is then refused. @default 1_000 */
  readonly pageTokens: number;

  /**
   * Requests for more capabilities (MSC2974) that may wait for the user, who is asked for one after another; a further one
   * gets an error. @default 32
   */
  readonly capabilityRequestsWaiting: number;
  /** Capabilities considered in one request; those beyond are not granted. @default 2_000 */
  readonly capabilitiesPerRequest: number;
  /** UTF-16 units of one capability; a longer one is not granted. @default 1_024 */
  readonly capabilityLength: number;
  /** Capabilities that one document was granted or denied; beyond them it is granted no more. @default 10_000 */
  readonly capabilitiesRemembered: number;
  /**
   * Milliseconds for which what was denied is not asked for again; a request meanwhile gets the same answer, unasked.
   * What the user took back is not asked for again in the same document. @default 30_000
   */
  readonly deniedCapabilityPauseMs: number;

  /** Navigations (MSC2931) carried out at once after a quiet time; a further one gets an error. @default 5 */
  readonly navigationBurst: number;
  /** Navigations carried out per minute in the long run; a further one gets an error. @default 20 */
  readonly navigationsPerMinute: number;

  /** Messages on their way to the widget that it has not acknowledged; the next ones wait, and none is lost. @default 64 */
  readonly unacknowledgedDeliveries: number;
  /**
   * Messages that may wait for that; the oldest then go to the widget's process unasked. From half of it on
   * `WidgetSession.isBehind()` is true. @default 20_000
   */
  readonly deliveriesWaiting: number;
  /**
   * Milliseconds without any acknowledgement, or up to twice as many, after which the widget is taken for one that never
   * gives any, and gets what waits. @default 1_000
   */
  readonly deliverySilenceMs: number;
}

/** The name of one limit. */
export type SessionLimit = keyof SessionLimits;

/** Far above what real widgets need. */
export const DEFAULT_LIMITS: SessionLimits = {
  requestsAtOnce: 64,
  requestsWaiting: 2_000,
  requestBurst: 1_000,
  requestsPerSecond: 250,
  uselessMessageBurst: 3_000,
  uselessMessagesPerSecond: 50,
  messageDepth: 64,
  messageEntries: 100_000,
  messageTextLength: 32 * 1024 * 1024,
  messageBytes: 512 * 1024 * 1024,
  usualEventsPerRead: 50,
  eventsPerRead: 1_000,
  pageTokens: 1_000,
  capabilityRequestsWaiting: 32,
  capabilitiesPerRequest: 2_000,
  capabilityLength: 1_024,
  capabilitiesRemembered: 10_000,
  deniedCapabilityPauseMs: 30_000,
  navigationBurst: 5,
  navigationsPerMinute: 20,
  unacknowledgedDeliveries: 64,
  deliveriesWaiting: 20_000,
  deliverySilenceMs: 1_000,
};
