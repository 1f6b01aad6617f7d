// The worker as the page sees it: what was asked of it, whether it still answers, and another one where it does not.
import { say } from "./dom.js";

const patience = 2000;

export class Trainer {
  /** hear(message) of the present run; fail(why) where the worker is silent or dead. */
  constructor(new_worker, hear, fail) {
    Object.assign(this, { new_worker, hear, fail, run: 0, silent: false, asked: 0 });
    setInterval(() => this.listen(), 1000);
  }
  load(bytes) {
    this.bytes = bytes;
    this.worker?.terminate();
    this.worker = this.new_worker();
    this.asked = 0;
    this.silent = false;
    this.loading = true;
    this.worker.onmessage = ({ data }) => {
      this.asked = 0;
      if (this.silent) this.fail("");
      this.loading = false;
      this.silent = Boolean(data.broken);
      if (data.alive || (data.run !== undefined && data.run !== this.run) || (data.settings && this.run)) return;
      this.hear(data);
    };
    this.worker.onerror = (event) => {
      this.silent = true;
      this.fail(say("dead", event.message ?? ""));
    };
    this.send({ tell: "load", bytes });
  }
  send(message) {
    if (!this.worker) return;
    this.asked ||= performance.now();
    this.worker.postMessage(message);
  }
  start(said, threshold) {
    if (this.silent) this.load(this.bytes);
    this.send({ tell: "threshold", threshold });
    this.send({ tell: "start", run: ++this.run, ...said });
  }
  /** Where what was asked has been waiting for too long, the worker is said to be silent; a page that is not seen may well be slow. */
  listen() {
    if (!this.worker || this.loading || document.hidden) return void (this.asked = 0);
    if (this.asked && performance.now() - this.asked > patience && !this.silent) {
      this.silent = true;
      this.fail(say("silent"));
    } else if (!this.silent) this.send({ tell: "alive" });
  }
}
