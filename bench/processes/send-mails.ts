import { createTransport } from "nodemailer";
import { answering } from "../support/answering";

type Letter = { to: string; subject: string; text: string; html: string; unsubscribe: string };
type Job = { port: number; from: string; letters: Letter[] };

let job: Job;

/** nodemailer's pool as its manual shows it: nothing decided, nothing stored. */
async function byPool() {
  const pool = createTransport({
    host: "127.0.0.1",
    port: job.port,
    pool: true,
    maxConnections: 16,
    maxMessages: 1_000,
    ignoreTLS: true,
  });
  await Promise.all(
    job.letters.map(({ unsubscribe, ...letter }) =>
      pool.sendMail({
        ...letter,
        from: job.from,
        headers: { "List-Unsubscribe": unsubscribe, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
      }),
    ),
  );
  pool.close();
}

answering({
  prepare(given: Job) {
    job = given;
  },
  pool: byPool,
});
