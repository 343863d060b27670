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
  /** Who asks. */
  "consent-header": "consent-header",
  "consent-body": "consent-body",
  /** How long, and the answers. */
  "consent-footer": "consent-footer",
  title: "title",
  description: "description",
  /** What a widget calls itself. */
  claim: "claim",
  heading: "heading",
  /** A sentence beside something; `data-kind` is `effect` where it says what the rest of a choice does to it. */
  note: "note",
  notes: "notes",
  /** What loading a page gives away. */
  disclosed: "disclosed",
  devices: "devices",
  /** A checkbox with its label. */
  choice: "choice",
  /** One choice for all that something needs. */
  needed: "needed",
  /** What a widget asks for in one place. */
  place: "place",
  /** One consequence; `data-risk` is `low`, `medium` or `high`, `data-state` is `no-effect` where it has none. */
  "capability-group": "capability-group",
  /** One line to tick, with the same attributes; `data-state` is `fixed` where it cannot be unticked. */
  capability: "capability",
  /** `data-risk` as above. */
  risk: "risk",
  /** Opens the lines of a group, and says how many of them are chosen. */
  lines: "lines",
  count: "count",
  /** The rooms that a line can be narrowed to. */
  rooms: "rooms",
  /** What has changed about a widget, what it may do already, what it is never allowed. */
  changes: "changes",
  granted: "granted",
  refused: "refused",
  /** How long a decision lasts. */
  duration: "duration",
  "duration-option": "duration-option",
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
  /** How a heartbeat does, in a word; `data-tone` as above. */
  health: "health",
  /** Figures of a heartbeat. */
  heartbeat: "heartbeat",
  /** What is left of a heartbeat's time; its child is as long as that. */
  margin: "margin",
  problem: "problem",
  /** How a heartbeat does, in one sign; `data-tone` is `healthy`, `at-risk` or `lost`. */
  "heartbeat-indicator": "heartbeat-indicator",
  /** The permission manager: a `permission-card` for each widget; `data-kind` is `one` or `all`. */
  permissions: "permissions",
  "permission-list": "permission-list",
  "permission-card": "permission-card",
  "permission-header": "permission-header",
  /** What is allowed, what is not, what was done; `data-kind` is `allowed`, `denied` or `activity`. */
  "permission-section": "permission-section",
  /** Something refused, or all of one consequence, with a button that forgets it. */
  "permission-denied": "permission-denied",
  /** A sign that a widget holds something of high risk. */
  "high-risk": "high-risk",
  /** For assistive technology only. */
  "hidden-text": "hidden-text",
} as const;

export type DataPart = keyof typeof DATA_PARTS;
