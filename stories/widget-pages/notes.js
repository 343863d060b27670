/* A real widget, on the widget side that matrix-widget-api ships for pages without a bundler. */
const { WidgetApi } = mxwidgets();
const query = new URLSearchParams(location.search);
const { capabilities = [], stays = false, modalButtons } = JSON.parse(query.get("behaviour"));
const api = new WidgetApi(query.get("widgetId"), query.get("parentUrl"));

api.requestCapabilities(capabilities);
if (stays) api.requestCapability("m.always_on_screen");
api.on("ready", async () => {
  if (stays) {
    await api.setAlwaysOnScreen(true);
    await api.transport.send("io.element.join", {});
  }
  if (modalButtons)
    await api.openModalWidget(
      `${location.origin}${location.pathname}?behaviour=%7B%7D`,
      "Share notes",
      modalButtons,
    );
});
api.start();
