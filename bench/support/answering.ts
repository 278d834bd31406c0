type Asked = { number: number; what: string; input: never };
type Answers = Record<string, (input: never) => unknown>;

/** The side of a standing process: answers what StandingProcess asks, until the bench goes away. */
export function answering(answers: Answers): void {
  process.on("message", ({ number, what, input }: Asked) => {
    void Promise.resolve()
      .then(() => answers[what]?.(input))
      .then(
        (answer) => process.send?.({ number, answer }),
        (error) => process.send?.({ number, failure: String(error) }),
      );
  });
  process.on("disconnect", () => process.exit(0));
}
