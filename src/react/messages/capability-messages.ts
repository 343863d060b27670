import type { CapabilityFeature } from "../../core/capability/capability.ts";
import type {
  AccountDataKind,
  EventKind,
  ManageTopic,
  MessageKind,
  StateKind,
  Topic,
  UseTopic,
} from "./known-kinds.ts";

/**
 * What capabilities allow, from the user's point of view. Names and ids come to these functions cleaned and isolated from
 * the direction of what surrounds them; only the quotation marks are the language's. Other arguments are phrases of the
 * same catalogue.
 */
export interface CapabilityMessages {
  /** Joins phrases as the language lists things. */
  readonly list: (phrases: readonly string[]) => string;
  /** Where something counts: headings, which also begin a sentence that stands alone. */
  readonly place: {
    readonly thisRoom: string;
    /** For a widget of the account, which acts in whatever room is looked at. */
    readonly viewedRoom: string;
    readonly room: (name: string) => string;
    readonly otherRooms: (count: number) => string;
    readonly allRooms: string;
    readonly devices: string;
    readonly app: string;
  };
  /** A sentence with the place before it, for where no heading says it. */
  readonly placed: (place: string, sentence: string) => string;
  readonly kind: KindMessages;
  /** Which entry of a room's state, where there can be several: follows what is read or changed. */
  readonly entry: {
    readonly any: string;
    readonly own: string;
    /** One of several that carry the user's id. */
    readonly ownNamed: (key: string) => string;
    readonly named: (key: string) => string;
    readonly unnamed: string;
  };
  readonly sentence: CapabilitySentences;
  readonly detail: CapabilityDetails;
  readonly summary: SummaryMessages;
  /** Beside a chosen line that does nothing as long as what it needs is not chosen. */
  readonly noEffect: {
    readonly reading: string;
    readonly sending: string;
    readonly either: string;
    readonly scheduling: string;
  };
  /** Beside a line that another chosen one holds; the argument is that one's sentence. */
  readonly coveredBy: (sentence: string) => string;
  readonly risk: { readonly low: string; readonly medium: string; readonly high: string };
}

/** Names of what is read and written, to stand after "Read", "Send", "See" and "Change". */
export interface KindMessages {
  readonly anyMessage: string;
  readonly message: Readonly<Record<MessageKind, string>>;
  readonly otherMessage: (msgtype: string) => string;
  readonly event: Readonly<Record<EventKind, string>>;
  readonly otherEvent: (eventType: string) => string;
  readonly state: Readonly<Record<StateKind, string>>;
  readonly otherState: (eventType: string) => string;
  readonly accountData: Readonly<Record<AccountDataKind, string>>;
  readonly otherAccountData: (eventType: string) => string;
}

export interface CapabilitySentences {
  readonly readEvent: (what: string) => string;
  readonly sendEvent: (what: string) => string;
  readonly deleteMessages: string;
  readonly readState: (what: string, entry: string | undefined) => string;
  readonly changeState: (what: string, entry: string | undefined) => string;
  readonly manageMembers: string;
  readonly changeOwnMembership: string;
  readonly receiveFromDevices: (what: string) => string;
  readonly sendToDevices: (what: string) => string;
  readonly readAccountData: (what: string) => string;
  readonly reachOwnRoom: string;
  readonly reachRoom: string;
  readonly reachAllRooms: string;
  readonly feature: Readonly<Record<CapabilityFeature, string>>;
  readonly unknown: (raw: string) => string;
}

/** What a sentence leaves out and a person may want to know before they answer. */
export interface CapabilityDetails {
  readonly earlierToo: string;
  readonly everyMessage: string;
  readonly callKeys: string;
  readonly permissions: string;
  readonly encryption: string;
  readonly widgets: string;
  readonly delayed: string;
  readonly sticky: string;
  readonly anyFile: string;
  readonly strangers: string;
  readonly laterRooms: string;
  readonly learnsRooms: string;
  readonly roomId: (roomId: string) => string;
  readonly neverGranted: string;
}

/** One sentence for many lines. */
export interface SummaryMessages {
  readonly topic: Readonly<Record<Topic, string>>;
  readonly manageTopic: Readonly<Record<ManageTopic, string>>;
  readonly useTopic: Readonly<Record<UseTopic, string>>;
  /** The last phrase of a list that would be too long. */
  readonly more: (count: number) => string;
  readonly read: (list: string) => string;
  readonly write: (list: string) => string;
  /** Where some of it may be sent after the widget was closed. */
  readonly writeLater: (list: string) => string;
  readonly manage: (list: string) => string;
  readonly receiveFromDevices: (list: string) => string;
  readonly sendToDevices: (list: string) => string;
  readonly exchangeWithDevices: (list: string) => string;
  readonly use: (list: string) => string;
  /** Several summaries of one place in a row. */
  readonly together: (summaries: readonly string[]) => string;
}
