import type { WidgetApi } from "matrix-widget-api";

/** matrix-widget-api's `WidgetApi`, of any version: the toolkit has one as `matrixWidgetApi`. */
export type WidgetConnection = Pick<WidgetApi, "getClientVersions"> & {
  readonly transport: Pick<WidgetApi["transport"], "send">;
};
