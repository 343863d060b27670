import { WidgetApiImpl } from "@matrix-widget-toolkit/api";
import { useThemeSelection, useWidgetApi } from "@matrix-widget-toolkit/react";
import type { IThemeChangeActionRequest } from "matrix-widget-api";
import { useEffect } from "react";

/** Takes each `theme_change` of the client over into the toolkit's theme, which by itself reads only the URL. */
export function FollowTheme(): null {
  const widgetApi = useWidgetApi();
  const { setTheme } = useThemeSelection();

  useEffect(() => {
    if (!(widgetApi instanceof WidgetApiImpl)) return;
    const api = widgetApi.matrixWidgetApi;
    const handleTheme = (event: CustomEvent<IThemeChangeActionRequest>) => {
      event.preventDefault();
      const { name } = event.detail.data;
      if (typeof name === "string") setTheme(name.includes("dark") ? "dark" : "light");
      api.transport.reply(event.detail, {});
    };
    api.on("action:theme_change", handleTheme);
    return () => {
      api.off("action:theme_change", handleTheme);
    };
  }, [widgetApi, setTheme]);

  return null;
}
