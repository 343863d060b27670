export type {
  DriverConsent,
  IdentityDecision,
  MatrixWidgetDriverOptions,
} from "./driver-options.ts";
export { MatrixWidgetDriver } from "./matrix-widget-driver.ts";
export type { DownloadOptions } from "./media.ts";
export type { ToDeviceEncryption } from "./to-device-encryption.ts";
export type { ToDeviceOutcome } from "./upstream-types.ts";
