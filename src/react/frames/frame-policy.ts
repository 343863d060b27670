import { DEVICE_FEATURES, type DeviceFeature } from "../../core/permission/permission.ts";

/** Sandbox tokens an app may add. Those that let a page navigate the client away do not exist here. */
export type ExtraSandboxToken =
  | "allow-downloads"
  | "allow-modals"
  | "allow-orientation-lock"
  | "allow-pointer-lock"
  | "allow-popups"
  | "allow-popups-to-escape-sandbox"
  | "allow-presentation"
  | "allow-storage-access-by-user-activation";

/** What a page may do with the browser, beyond running scripts and forms on its own origin. */
export interface FramePolicy {
  /** Added to `allow-scripts allow-forms allow-same-origin`. @default none */
  readonly sandbox?: readonly ExtraSandboxToken[] | undefined;
  /**
   * Permissions-Policy features, such as `camera` or `microphone`, given to the widget's own origin and to nobody the
   * frame may navigate to. @default none
   */
  readonly allow?: readonly string[] | undefined;
  /**
   * What of the user's devices the page would use: asked of the user together with the page, given only if they agree, and
   * taken back with it. @default none
   */
  readonly devices?: readonly DeviceFeature[] | undefined;
}

// `allow-same-origin` beside `allow-scripts` is safe only because a page of the host's own origin is never shown: stock
// widgets cannot work without, since messages of an opaque origin cannot be told apart.
const BASE_TOKENS = ["allow-scripts", "allow-forms", "allow-same-origin"];

const EXTRA_TOKENS: readonly string[] = [
  "allow-downloads",
  "allow-modals",
  "allow-orientation-lock",
  "allow-pointer-lock",
  "allow-popups",
  "allow-popups-to-escape-sandbox",
  "allow-presentation",
  "allow-storage-access-by-user-activation",
] satisfies readonly ExtraSandboxToken[];

/** The `sandbox` attribute. Unknown tokens are dropped: types do not hold at run time. */
export function sandboxAttribute(policy: FramePolicy): string {
  const extra = (policy.sandbox ?? []).filter((token) => EXTRA_TOKENS.includes(token));
  return [...BASE_TOKENS, ...new Set(extra)].join(" ");
}

const FEATURE_OF_DEVICE: Readonly<Record<DeviceFeature, string>> = {
  camera: "camera",
  microphone: "microphone",
  screen: "display-capture",
  // To read it as well is nothing a page should get along with writing.
  clipboard: "clipboard-write",
};

/**
 * The `allow` attribute: names only, so that each keeps its default list, the origin of `src`, and never becomes `*`.
 * `granted`: the device features that the user agreed to.
 */
export function allowAttribute(policy: FramePolicy, granted: readonly DeviceFeature[]): string {
  const features = [...(policy.allow ?? []), ...granted.map((device) => FEATURE_OF_DEVICE[device])];
  return [...new Set(features)].filter((feature) => /^[a-z][a-z-]*$/.test(feature)).join("; ");
}

/** What of the user's devices a policy gives whatever the user says. */
export function devicesOf({ allow = [] }: FramePolicy): readonly DeviceFeature[] {
  return DEVICE_FEATURES.filter((device) => allow.includes(FEATURE_OF_DEVICE[device]));
}
