// The worker, as functions that return promises.
import type { Asks, FromWorker, Texts, ToWorker } from "./protocol.ts";
import { inlined } from "./inlined.ts";

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export class Linter {
  readonly ready: Promise<string>;
  /** How long the last answer took, in milliseconds. */
  took = 0;
  private readonly worker: Promise<Worker>;
  private readonly pending = new Map<number, Pending>();
  private asked = 0;

  constructor(progress: (text: string) => void) {
    let isReady: (version: string) => void;
    let failed: (error: Error) => void;
    this.ready = new Promise((resolve, reject) => {
      isReady = resolve;
      failed = reject;
    });
    this.worker = start();
    this.worker.then(
      (worker) => {
        worker.onerror = (event) => failed(new Error(event.message || "the worker cannot be loaded"));
        worker.onmessage = (event: MessageEvent<FromWorker>) => {
          const message = event.data;
          if (message.kind === "progress") progress(message.text);
          else if (message.kind === "ready") isReady(message.version);
          else if (message.kind === "failed") failed(new Error(message.reason));
          else this.settle(message);
        };
      },
      (error: Error) => failed(error),
    );
  }

  /** Ask the linter something about the texts. */
  async ask<K extends keyof Asks>(ask: K, texts: Texts, more: Asks[K]["asked"]): Promise<Asks[K]["answer"]> {
    await this.ready;
    const worker = await this.worker;
    return new Promise((resolve, reject) => {
      const id = ++this.asked;
      this.pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
      const message: ToWorker = { kind: "ask", id, question: JSON.stringify({ ask, ...texts, ...more }) };
      worker.postMessage(message);
    });
  }

  private settle(message: Extract<FromWorker, { id: number }>): void {
    const waiting = this.pending.get(message.id);
    this.pending.delete(message.id);
    if (message.kind === "answer") {
      this.took = message.took;
      waiting?.resolve(JSON.parse(message.answer));
    } else {
      waiting?.reject(new Error(message.reason));
    }
  }
}

async function start(): Promise<Worker> {
  const base = new URL(".", document.baseURI).href;
  const message: ToWorker = { kind: "start", base };
  if (location.protocol !== "file:") {
    const worker = new Worker(new URL("worker.js", base), { type: "module" });
    worker.postMessage(message);
    return worker;
  }
  const { worker, files } = await inlined();
  worker.postMessage({ ...message, base: "https://inlined.invalid/", files } satisfies ToWorker, Object.values(files));
  return worker;
}
