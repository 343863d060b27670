/** What became of a promise, in a form that can be posted to the test. */
export type Outcome =
  | { readonly value: unknown }
  | {
      readonly error: {
        readonly name: string;
        readonly message: string;
        /** Of matrix-widget-api's `WidgetApiResponseError`. */
        readonly data?: unknown;
        /** Of this library's `WidgetError`. */
        readonly code?: unknown;
      };
    };

export async function outcomeOf(promise: Promise<unknown>): Promise<Outcome> {
  try {
    return { value: await promise };
  } catch (error) {
    if (!(error instanceof Error)) return { error: { name: "", message: String(error) } };
    const { name, message } = error;
    return {
      error: {
        name,
        message,
        ...("data" in error && { data: error.data }),
        ...("code" in error && { code: error.code }),
      },
    };
  }
}
