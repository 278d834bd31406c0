/** A reason not to go on that is written for the person at the keyboard: printed as it is, without a stack. */
export class Refusal extends Error {}

/** Runs a script's work; a refusal ends it with exit code 1 and its sentence. */
export async function orRefuse(work) {
  try {
    await work();
  } catch (error) {
    console.error(error instanceof Refusal ? `\n${error.message}\n` : error);
    process.exitCode = 1;
  }
}
