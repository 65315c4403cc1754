import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { createContext } from "node:vm";
import type WebSocket from "ws";
import { pathOf, queryOf } from "./address";
import { loaderOf } from "./loader";
import { readTemplates } from "./templates";
import { applyData, attributeOf, everyNode, wordsOf, type Node } from "./tree";
import { makeWx, type Phone } from "./wechat";

/** The built mini-program. */
export const dist = fileURLToPath(new URL("../../../miniprogram/dist/weapp", import.meta.url));

interface PageObject {
  onLoad?: (query: Record<string, string>) => void;
  onShow?: () => void;
  onReady?: () => void;
  onHide?: () => void;
  onUnload?: () => void;
  setData?: (changes: Record<string, unknown>, done?: () => void) => void;
  eh?: (event: object) => void;
}
interface Opened {
  path: string;
  query: Record<string, string>;
  object: PageObject;
  data: { root?: Node };
}

const waitedMs = 10_000;
const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Runs the built weapp bundle outside WeChat: its own code, with WeChat's `wx` stood in for, real requests, and no way to evaluate
 * code, as on a phone. Screens are read and used as a person does: by the words on them.
 */
export class Weapp {
  private readonly load: (path: string) => unknown;
  private readonly templates = readTemplates(dist);
  private readonly sockets = new Set<WebSocket>();
  private readonly tabPages: Set<string>;
  private stack: Opened[] = [];
  private defining: PageObject | undefined;
  private readonly defined = new Map<string, PageObject>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private closed = false;
  /** What went wrong inside the bundle. */
  readonly errors: string[] = [];
  readonly phone: Phone;

  constructor(phone: Partial<Phone> & Pick<Phone, "loginCode" | "api">) {
    this.phone = { storage: new Map(), photos: [], dialled: [], calendar: [], online: true, ...phone };
    const config = JSON.parse(readFileSync(join(dist, "app.json"), "utf8")) as {
      tabBar: { list: { pagePath: string }[] };
    };
    this.tabPages = new Set(config.tabBar.list.map(({ pagePath }) => pagePath));
    this.load = loaderOf(dist, createContext(this.globals(), { codeGeneration: { strings: false, wasm: false } }));
  }

  /** Starts the app and opens a page of it. `url` as WeChat gives it: path and query. */
  async start(url = "pages/home/index"): Promise<void> {
    this.load("app.js");
    await this.open(url);
  }

  /** Opens a page over the present one. */
  async open(url: string): Promise<void> {
    this.top()?.object.onHide?.();
    this.push(url);
    await pause(0);
  }

  /** Closes the app as a swipe does: nothing is told to the server; the phone keeps its storage. */
  close(): void {
    this.closed = true;
    this.timers.forEach(clearTimeout);
    this.sockets.forEach((socket) => socket.terminate());
    this.stack = [];
  }

  get path(): string {
    return this.top()?.path ?? "";
  }
  get query(): Record<string, string> {
    return this.top()?.query ?? {};
  }

  /** All the words on the screen. */
  text(): string {
    const root = this.top()?.data.root;
    return root ? wordsOf(root) : "";
  }

  /** Waits until these words are on the screen. @throws with what is there instead */
  async waitFor(words: string | RegExp, ms = waitedMs): Promise<void> {
    await this.until(
      () => (typeof words === "string" ? this.text().includes(words) : words.test(this.text())),
      ms,
      words,
    );
  }

  /** Waits until a page is open. */
  async waitForPage(path: string, ms = waitedMs): Promise<void> {
    await this.until(() => this.path === path, ms, path);
  }

  /** Taps what has these words on it, or is called so by a screen reader: the smallest such thing that can be tapped. */
  async tap(words: string): Promise<void> {
    const found = await this.find(words, "tap");
    this.fire("tap", found, {});
    await pause(0);
  }

  /** Holds it for a while: 按住说话. */
  async hold(words: string, ms: number): Promise<void> {
    const found = await this.find(words, "touchstart");
    this.fire("touchstart", found, { touches: [], changedTouches: [] });
    await pause(ms);
    this.fire("touchend", found, { touches: [], changedTouches: [] });
    await pause(0);
  }

  /** Writes into the field of this name. */
  async input(label: string, value: string): Promise<void> {
    const found = await this.find(label, "input");
    this.fire("input", found, { value });
    await pause(0);
  }

  /** What stands in the field of this name. */
  fieldValue(label: string): unknown {
    const root = this.top()?.data.root;
    for (const { node } of root ? everyNode(root) : [])
      if (attributeOf(node, "aria-label", this.templates) === label) return attributeOf(node, "value", this.templates);
    return undefined;
  }

  private async until(holds: () => boolean, ms: number, what: unknown): Promise<void> {
    for (let waited = 0; !holds(); waited += 20) {
      if (waited > ms)
        throw new Error(`Not there: ${String(what)}. On ${this.path}: ${this.text()} ${this.errors.join("; ")}`);
      await pause(20);
    }
  }

  private async find(words: string, event: string): Promise<{ node: Node; around: readonly Node[] }> {
    const look = () => {
      const root = this.top()?.data.root;
      if (!root) return undefined;
      const listens = (node: Node) => this.templates.get(node.nn ?? "")?.events.has(event) ?? false;
      const named = (node: Node) =>
        attributeOf(node, "aria-label", this.templates) === words || wordsOf(node).includes(words);
      const all = [...everyNode(root)].filter(({ node }) => listens(node) && named(node));
      const smallest = all.sort((a, b) => wordsOf(a.node).length - wordsOf(b.node).length)[0];
      return smallest && { ...smallest };
    };
    await this.until(() => look() !== undefined, waitedMs, words);
    const found = look();
    if (!found) throw new Error(`Not there: ${words}`);
    return found;
  }

  /** An event as WeChat fires it: at the thing itself, then at each thing around it that listens. */
  private fire(type: string, { node, around }: { node: Node; around: readonly Node[] }, detail: object): void {
    const of = (one: Node) => ({ id: one.sid, dataset: { sid: one.sid } });
    const target = of(node);
    const bubbles = type === "input" ? [] : [...around].reverse();
    for (const one of [node, ...bubbles])
      if (this.templates.get(one.nn ?? "")?.events.has(type))
        this.top()?.object.eh?.({ type, detail, target, currentTarget: of(one), timeStamp: 0, ...detail });
  }

  private top(): Opened | undefined {
    return this.stack[this.stack.length - 1];
  }

  private push(url: string): void {
    const path = pathOf(url);
    const query = queryOf(url);
    const defined = this.definitionOf(path);
    const data: { root?: Node } = {};
    const object: PageObject = Object.assign(Object.create(defined) as PageObject, {
      route: path,
      options: query,
      data,
      setData: (changes: Record<string, unknown>, done?: () => void) => {
        applyData(data, changes);
        if (done) this.later(done, 0);
      },
    });
    this.stack.push({ path, query, object, data });
    object.onLoad?.(query);
    object.onShow?.();
    object.onReady?.();
  }

  /** What a page's file told WeChat when it ran, which it does once. */
  private definitionOf(path: string): PageObject {
    if (!this.defined.has(path)) {
      this.defining = undefined;
      this.load(`${path}.js`);
      if (!this.defining) throw new Error(`No page at ${path}`);
      this.defined.set(path, this.defining);
    }
    return this.defined.get(path) ?? {};
  }

  private drop(): void {
    this.stack.pop()?.object.onUnload?.();
  }

  private later(work: () => void, ms = 0): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      try {
        work();
      } catch (error) {
        this.errors.push(String(error));
      }
    }, ms);
    this.timers.add(timer);
    if (this.closed) clearTimeout(timer); // what the end of a socket still asks for
    return timer;
  }

  /** The ways from page to page. */
  private ways() {
    const go =
      (work: (url: string) => void) =>
      (options: { url: string; success?: (it: object) => void; complete?: () => void }) =>
        void this.later(() => {
          work(options.url);
          options.success?.({});
          options.complete?.();
        });
    const clear = () => {
      while (this.stack.length > 0) this.drop();
    };
    return {
      navigateTo: go((url) => {
        this.top()?.object.onHide?.();
        this.push(url);
      }),
      redirectTo: go((url) => {
        this.drop();
        this.push(url);
      }),
      reLaunch: go((url) => {
        clear();
        this.push(url);
      }),
      switchTab: go((url) => {
        if (!this.tabPages.has(pathOf(url))) throw new Error(`${url} is no tab page`);
        clear();
        this.push(url);
      }),
      navigateBack: ({ delta = 1 }: { delta?: number }) =>
        void this.later(() => {
          for (let step = 0; step < delta && this.stack.length > 1; step += 1) this.drop();
          this.top()?.object.onShow?.();
        }),
    };
  }

  private globals(): Record<string, unknown> {
    const wx = { ...makeWx(this.phone, this.sockets), ...this.ways() };
    const log = (...words: unknown[]) => void this.errors.push(words.map(String).join(" "));
    return {
      wx,
      console: {
        log: () => undefined,
        info: () => undefined,
        debug: () => undefined,
        warn: () => undefined,
        error: log,
      },
      setTimeout: (work: () => void, ms?: number) => this.later(work, ms),
      clearTimeout,
      setInterval: (work: () => void, ms?: number) => {
        const timer = setInterval(work, ms);
        this.timers.add(timer);
        return timer;
      },
      clearInterval,
      App: (app: { onLaunch?: (options: object) => void; onShow?: (options: object) => void }) => {
        Object.assign(this.appObject, app);
        app.onLaunch?.call(this.appObject, { path: "pages/home/index", query: {}, scene: 1001 });
        app.onShow?.call(this.appObject, { path: "pages/home/index", query: {}, scene: 1001 });
      },
      Page: (page: PageObject) => void (this.defining = page),
      Component: () => undefined,
      Behavior: (behavior: object) => behavior,
      getApp: () => this.appObject,
      getCurrentPages: () => this.stack.map(({ object }) => object),
    };
  }
  private readonly appObject: Record<string, unknown> = {};
}
