import { elementCallPath } from "./element-call-site.ts";

/** The origins that the demo's widgets come from, each its own. */
export interface WidgetOrigins {
  readonly sdk: string;
  readonly toolkit: string;
  readonly plain: string;
  readonly elementCall: string;
}

/** URL templates, as they stand in the rooms' widget state events. The client adds `widgetId` and `parentUrl`. */
export function noticeBoardUrl(origins: WidgetOrigins): string {
  return `${origins.sdk}/sdk/index.html?${ownParameters}`;
}

export function playgroundUrl(origins: WidgetOrigins): string {
  return `${origins.plain}/plain/index.html?${ownParameters}`;
}

/** The names that the Nordeck toolkit reads; it insists on all but the device id. */
export function pollUrl(origins: WidgetOrigins): string {
  const parameters = [
    "theme=$org.matrix.msc2873.client_theme",
    "matrix_user_id=$matrix_user_id",
    "matrix_display_name=$matrix_display_name",
    "matrix_avatar_url=$matrix_avatar_url",
    "matrix_room_id=$matrix_room_id",
    "matrix_client_id=$org.matrix.msc2873.client_id",
    "matrix_client_language=$org.matrix.msc2873.client_language",
    "matrix_base_url=$org.matrix.msc4039.matrix_base_url",
  ];
  return `${origins.toolkit}/toolkit/index.html#/?${parameters.join("&")}`;
}

/** The names that Element Call reads. */
export function elementCallUrl(origins: WidgetOrigins): string {
  const parameters = [
    "roomId=$matrix_room_id",
    "userId=$matrix_user_id",
    "deviceId=$org.matrix.msc3819.matrix_device_id",
    "baseUrl=$org.matrix.msc4039.matrix_base_url",
    "lang=$org.matrix.msc2873.client_language",
    "theme=$org.matrix.msc2873.client_theme",
    "intent=start_call",
    "perParticipantE2EE=$perParticipantE2EE",
    "confineToRoom=true",
    "header=none",
  ];
  return `${origins.elementCall}${elementCallPath}#?${parameters.join("&")}`;
}

const ownParameters = [
  "userId=$matrix_user_id",
  "roomId=$matrix_room_id",
  "deviceId=$org.matrix.msc3819.matrix_device_id",
  "baseUrl=$org.matrix.msc4039.matrix_base_url",
  "theme=$org.matrix.msc2873.client_theme",
  "language=$org.matrix.msc2873.client_language",
].join("&");
