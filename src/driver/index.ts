export type {
  DriverConsent,
  IdentityDecision,
  MatrixWidgetDriverOptions,
} from "./driver-options.ts";
export { MatrixWidgetDriver } from "./matrix-widget-driver.ts";
export type { ToDeviceEncryption } from "./to-device-encryption.ts";
