import { startDemo } from "./server/start-demo.ts";

const demo = await startDemo({ port: 5010, onStep: (step) => console.log(step) });

console.log(`
  The demo is at        ${demo.url}
${[...demo.userUrls].map(([name, url]) => `  Only ${name.padEnd(17)}${url}`).join("\n")}
  Its homeserver is at  ${demo.homeserverUrl}

  Everything lives in memory. Press Ctrl-C to end it.
`);

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    await demo.close();
    process.exit(0);
  });
}
