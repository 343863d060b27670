import type { IThemeChangeActionRequest, WidgetApi } from "matrix-widget-api";

/** Shows the page in the client's colours: first those named in the URL, then each `theme_change` (MSC2873). */
export function followTheme(
  api: WidgetApi,
  firstTheme: string,
  onTheme: (name: string) => void = () => {},
): void {
  const show = (name: string) => {
    document.documentElement.dataset["theme"] = name.includes("dark") ? "dark" : "light";
    onTheme(name);
  };
  if (firstTheme !== "") show(firstTheme);
  api.on("action:theme_change", (event: CustomEvent<IThemeChangeActionRequest>) => {
    event.preventDefault();
    const { name } = event.detail.data;
    if (typeof name === "string") show(name);
    api.transport.reply(event.detail, {});
  });
}
