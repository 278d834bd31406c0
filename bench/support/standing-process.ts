import { type ChildProcess, fork } from "node:child_process";
import { join } from "node:path";
import { root } from "./place";

type Reply = { number: number; answer?: unknown; failure?: string };
type Waiting = { resolve: (answer: unknown) => void; reject: (error: Error) => void };

/** A process beside ours that lives through all rounds, so that its CPU time can be read. */
export class StandingProcess {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<number, Waiting>();
  private asked = 0;

  /** @param name a file of bench/processes, without its ending */
  constructor(name: string) {
    const file = join(root, "bench/processes", `${name}.ts`);
    this.child = fork(file, { cwd: root, execArgv: ["--import", "tsx"], serialization: "advanced" });
    this.child.on("message", (reply: Reply) => this.settle(reply));
    this.child.on("exit", (code) => this.failAll(new Error(`${name} ended with code ${code}.`)));
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  ask<Answer>(what: string, input?: unknown): Promise<Answer> {
    const number = ++this.asked;
    return new Promise((resolve, reject) => {
      this.waiting.set(number, { resolve: resolve as Waiting["resolve"], reject });
      this.child.send({ number, what, input });
    });
  }

  close(): void {
    this.waiting.clear();
    this.child.disconnect();
  }

  private settle({ number, answer, failure }: Reply) {
    const { resolve, reject } = this.waiting.get(number) ?? {};
    this.waiting.delete(number);
    if (failure === undefined) resolve?.(answer);
    else reject?.(new Error(failure));
  }

  private failAll(error: Error) {
    for (const { reject } of this.waiting.values()) reject(error);
    this.waiting.clear();
  }
}
