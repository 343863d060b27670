/** Counts what widgets acknowledged. As cheap as can be, since it is part of what is measured. */
export class Acknowledgements {
  #missing = 0;
  #resolve: (() => void) | undefined;

  expect(deliveries: number): Promise<void> {
    this.#missing = deliveries;
    return new Promise((resolve) => {
      this.#resolve = resolve;
    });
  }

  readonly count = (): void => {
    this.#missing -= 1;
    if (this.#missing === 0) this.#resolve?.();
  };
}
