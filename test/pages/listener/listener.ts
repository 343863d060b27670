// A page that listens and never speaks to its host, so that nothing but the target origin protects the user. Whoever
// hands it a port learns what it hears.
let port: MessagePort | undefined;

addEventListener("message", ({ data, ports }) => {
  if (data === "report") {
    port = ports[0];
    port?.postMessage("reporting");
  } else {
    port?.postMessage(data);
  }
});

// It never finishes loading either: a nested document stays open.
const nested = document.createElement("iframe");
document.documentElement.append(nested);
nested.contentDocument?.open();
nested.contentDocument?.write("still loading");
