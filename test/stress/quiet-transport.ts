/** Keeps matrix-widget-api's transport from telling the console about every message; what others say is heard. */
export function quietTransport(): () => void {
  const { log } = console;
  console.log = (...values) => {
    if (!String(values[0]).startsWith("[PostmessageTransport]")) log(...values);
  };
  return () => {
    console.log = log;
  };
}
