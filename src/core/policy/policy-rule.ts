import type { WidgetKind } from "../definition/widget-definition.ts";
import type { DeviceFeature } from "../permission/permission.ts";
import type { CapabilityGroup } from "./capability-group.ts";

/** What a rule is about. Nothing is meant that is not named. */
export interface PolicyScope {
  /** To load the page. */
  readonly load?: boolean | undefined;
  /** To prove to its server who the user is (MSC1960). */
  readonly identity?: boolean | undefined;
  readonly devices?: readonly DeviceFeature[] | undefined;
  /**
   * Capabilities in any spelling. `$matrix_user_id`, `$matrix_device_id` and `$matrix_room_id` stand for the user, their
   * device and the widget's room. `allow` grants whatever lies within them; `ask` and `deny` also catch what holds one of
   * them.
   */
  readonly capabilities?: readonly string[] | undefined;
  /**
   * Everything of a kind. What reaches far (every room, other devices, redaction) is allowed only by name, and what is
   * forbidden by default is neither allowed nor asked for but by name.
   */
  readonly groups?: readonly CapabilityGroup[] | undefined;
}

/** Which widgets a rule is about; each field narrows it. */
interface PolicyPlaces {
  /**
   * Where the page's path begins, in whole segments: `/call` is `/call` and `/call/room`, and never `/callous`. `ask` and
   * `deny` also catch a path that a server may read so, such as `/c%61ll` or `/x/..%2fcall`.
   */
  readonly path?: string | undefined;
  /** @default every room, and the account */
  readonly rooms?: readonly string[] | undefined;
  /** @default every kind */
  readonly kinds?: readonly WidgetKind[] | undefined;
}

/**
 * One rule of an app's policy. Of all rules about a widget's place and a permission, the first one counts; where there is
 * none, the user is asked.
 */
export type PolicyRule = PolicyScope &
  PolicyPlaces &
  (
    | {
        /** Granted without a question. The user may still take it back. */
        readonly effect: "allow";
        /** Exact, such as `https://call.example.org`: a grant is for a page that the app names, never for any. */
        readonly origin: string;
      }
    | {
        readonly effect: "deny";
        /** @default every origin */
        readonly origin?: string | undefined;
      }
    | {
        readonly effect: "ask";
        /** @default every origin */
        readonly origin?: string | undefined;
        /**
         * What fails without it, such as `call`: the dialog offers all of one reason as one choice, not ticked in advance,
         * and says so.
         */
        readonly neededFor?: string | undefined;
      }
  );
