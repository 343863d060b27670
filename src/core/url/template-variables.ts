/** What the host knows and a widget's URL may ask for. */
export interface TemplateVariables {
  readonly userId: string;
  /** The widget's room; for an account widget the one being viewed. */
  readonly roomId?: string | undefined;
  /** @default the user id */
  readonly displayName?: string | undefined;
  /** An HTTP URL that loads without authentication; better none than an `mxc:` URI. */
  readonly avatarUrl?: string | undefined;
  readonly widgetId: string;
  /** Of the app, in reverse domain notation. */
  readonly clientId?: string | undefined;
  /** Such as `light` or `dark`. */
  readonly clientTheme?: string | undefined;
  /** BCP 47. */
  readonly clientLanguage?: string | undefined;
  readonly deviceId?: string | undefined;
  readonly homeserverUrl?: string | undefined;
}

/** Every spelling of the built-in variables, without the `$`. MSC1236, MSC2774, MSC2873, MSC3819, MSC4039. */
export const VARIABLE_NAMES: ReadonlyMap<string, keyof TemplateVariables> = new Map<
  string,
  keyof TemplateVariables
>([
  ["matrix_user_id", "userId"],
  ["matrix_room_id", "roomId"],
  ["matrix_display_name", "displayName"],
  ["matrix_avatar_url", "avatarUrl"],
  ["matrix_widget_id", "widgetId"],
  ["org.matrix.msc2774_widget_id", "widgetId"],
  ["matrix_client_id", "clientId"],
  ["org.matrix.msc2873.client_id", "clientId"],
  ["matrix_client_theme", "clientTheme"],
  ["org.matrix.msc2873.client_theme", "clientTheme"],
  ["matrix_client_language", "clientLanguage"],
  ["org.matrix.msc2873.client_language", "clientLanguage"],
  ["matrix_device_id", "deviceId"],
  ["org.matrix.msc3819.matrix_device_id", "deviceId"],
  // SPEC: matrix-rust-sdk's spelling, deployed in Element X.
  ["org.matrix.msc2873.matrix_device_id", "deviceId"],
  ["matrix_base_url", "homeserverUrl"],
  ["org.matrix.msc4039.matrix_base_url", "homeserverUrl"],
]);
