// The worker, as functions that return promises.
import { inlined } from "./inlined.ts";
import type { Asks, FromWorker, Texts, ToWorker } from "./protocol.ts";

const MOST_TIME = 30_000;

interface Pending {
  resolve(answer: unknown): void;
  reject(error: Error): void;
}

export class Linter {
  /** The version of noob-lint, once it can be asked. */
  ready: Promise<string>;
  /** How long the last answer took, in milliseconds. */
  took = 0;
  private worker: Promise<Worker>;
  private readonly pending = new Map<number, Pending>();
  private progress: (text: string) => void;
  private asked = 0;

  constructor(progress: (text: string) => void) {
    this.progress = progress;
    this.worker = start();
    this.ready = this.listen(this.worker);
  }

  /** Ask the linter something about the texts. */
  async ask<K extends keyof Asks>(ask: K, texts: Texts, more: Asks[K]["asked"]): Promise<Asks[K]["answer"]> {
    const ready = this.ready;
    await ready;
    const worker = await this.worker;
    const id = ++this.asked;
    const late = setTimeout(() => this.restart("it takes too long"), MOST_TIME);
    try {
      return await new Promise((resolve, reject) => {
        this.pending.set(id, { resolve: resolve as (answer: unknown) => void, reject });
        const message: ToWorker = { kind: "ask", id, question: JSON.stringify({ ask, ...texts, ...more }) };
        worker.postMessage(message);
      });
    } finally {
      clearTimeout(late);
    }
  }

  private async listen(starting: Promise<Worker>): Promise<string> {
    const worker = await starting;
    return new Promise((resolve, reject) => {
      worker.onerror = (event) => reject(new Error(event.message || "the worker cannot be loaded"));
      worker.onmessage = (event: MessageEvent<FromWorker>) => {
        const message = event.data;
        if (message.kind === "progress") this.progress(message.text);
        else if (message.kind === "ready") resolve(message.version);
        else if (message.kind === "failed") reject(new Error(message.reason));
        else if (message.kind === "error") this.restart(message.reason);
        else this.settle(message.id, message.answer, message.took);
      };
    });
  }

  private settle(id: number, answer: string, took: number): void {
    const waiting = this.pending.get(id);
    this.pending.delete(id);
    this.took = took;
    waiting?.resolve(JSON.parse(answer));
  }

  /** Begin with a new worker: Python does not survive all of its failures, nor can it be stopped. */
  private restart(reason: string): void {
    this.worker.then((worker) => worker.terminate());
    this.progress = () => undefined; // the reason stays on the page
    this.worker = start();
    this.ready = this.listen(this.worker);
    const waiting = [...this.pending.values()];
    this.pending.clear();
    for (const one of waiting) one.reject(new Error(reason));
  }
}

async function start(): Promise<Worker> {
  const base = new URL(".", document.baseURI).href;
  if (location.protocol === "file:") {
    const { worker, files } = await inlined();
    const message: ToWorker = { kind: "start", base: "https://inlined.invalid/", files };
    worker.postMessage(message, Object.values(files));
    return worker;
  }
  const worker = new Worker(new URL("worker.js", base), { type: "module" });
  worker.postMessage({ kind: "start", base } satisfies ToWorker);
  return worker;
}
