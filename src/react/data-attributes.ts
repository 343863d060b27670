/**
 * The parts of every component, as values of the attribute `data-mw`: what a stylesheet may rely on. A frame also has
 * `data-state` (the status of its session) and `data-display`; a button, a consent dialog has `data-kind`.
 */
export const DATA_PARTS = {
  /** The root of a `WidgetFrame`, with what stands in place of the page. */
  frame: "frame",
  /** The slot in which a living frame is shown; React renders nothing into it. */
  viewport: "viewport",
  /** The node that moves between slots. */
  host: "host",
  iframe: "iframe",
  /** Keeps frames that no slot shows, out of sight. */
  parking: "parking",
  /** Holds the frames over their slots, in browsers that cannot move them. */
  "frame-layer": "frame-layer",
  /** What stands in place of the page: the load gate, loading, failure, the end. */
  notice: "notice",
  /** The live region of a notice. */
  status: "status",
  spinner: "spinner",
  /** Terms and facts about a widget: its page, its room, who added it. */
  facts: "facts",
  /** The origin of a page. */
  origin: "origin",
  /** Any button; `data-kind` is `primary`, `secondary`, `danger` or `link`. */
  button: "button",
  /** The box of the widget that stays in view. */
  floating: "floating",
  "floating-bar": "floating-bar",
  "floating-name": "floating-name",
  /** The dialog of a modal widget. */
  modal: "modal",
  "modal-bar": "modal-bar",
  "modal-frame": "modal-frame",
  /** Says that widgets of other rooms wait for an answer. */
  waiting: "waiting",
  /** The consent dialog; `data-kind` is `load`, `capabilities` or `identity`. */
  consent: "consent",
  title: "title",
  description: "description",
  "consent-body": "consent-body",
  /** What loading a page gives away. */
  disclosed: "disclosed",
  "capability-group": "capability-group",
  /** One line to tick; `data-risk` is `high` or `ordinary`. */
  capability: "capability",
  badge: "badge",
  details: "details",
  /** A row of buttons. */
  actions: "actions",
  /** The list of delayed events. */
  "delayed-events": "delayed-events",
  "delayed-event-list": "delayed-event-list",
  /** One of them; `data-state` is its status, `data-tone` how good its news is. */
  "delayed-event": "delayed-event",
  "delayed-event-icon": "delayed-event-icon",
  /** What is sent, by which widget, where. */
  "delayed-event-what": "delayed-event-what",
  "delayed-event-time": "delayed-event-time",
  "delayed-event-actions": "delayed-event-actions",
  /** Says what will happen, before it does. */
  "delayed-event-question": "delayed-event-question",
  /** Figures of a heartbeat. */
  heartbeat: "heartbeat",
  /** What is left of a heartbeat's time; its child is as long as that. */
  margin: "margin",
  problem: "problem",
  /** How a heartbeat does, in one sign; `data-tone` is `healthy`, `at-risk` or `lost`. */
  "heartbeat-indicator": "heartbeat-indicator",
  /** For assistive technology only. */
  "hidden-text": "hidden-text",
} as const;

export type DataPart = keyof typeof DATA_PARTS;
