// Says nothing to its host. Whoever hands it a port learns what it hears.
let port: MessagePort | undefined;

addEventListener("message", ({ data, ports }) => {
  if (data === "report") {
    port = ports[0];
    port?.postMessage("reporting");
  } else {
    port?.postMessage(data);
  }
});
