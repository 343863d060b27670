/** What the demo's server tells the client. */
export interface DemoConfig {
  readonly homeserverUrl: string;
  readonly users: readonly DemoUser[];
}

export interface DemoUser {
  readonly username: string;
  readonly displayName: string;
  readonly password: string;
}

export async function loadDemoConfig(): Promise<DemoConfig> {
  const response = await fetch("./demo.json");
  if (!response.ok)
    throw new Error(`The demo's server answered ${response.status}. Is \`npm start\` running?`);
  // Written by our own server, in `demo/server/client-site.ts`.
  return (await response.json()) as DemoConfig;
}
