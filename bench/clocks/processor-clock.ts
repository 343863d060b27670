/** Tells the processor time that the host page's main thread has used, in milliseconds. */
export interface ProcessorClock {
  readonly name: string;
  readMs(): Promise<number>;
}
