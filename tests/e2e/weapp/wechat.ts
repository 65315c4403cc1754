import { readFileSync } from "node:fs";
import WebSocket from "ws";

/** What a person has at hand, and does outside the app. */
export interface Phone {
  /** Where the server is: in place of the address that the build was given. */
  api: string;
  /** The code that `wx.login` gives. */
  loginCode: string;
  /** What `wx` keeps between two openings of the app. */
  storage: Map<string, unknown>;
  /** Files that the next choosing of photos gives, paths on this machine. */
  photos: string[];
  /** The file that the next recording gives. */
  recording?: { path: string; ms: number };
  /** The place that the next look at the map gives. */
  place?: { latitude: number; longitude: number; name: string; address: string };
  /** Numbers that were dialled. */
  dialled: string[];
  /** What was put into the phone's calendar. */
  calendar: { title: string; startTime: number }[];
  /** False: no request gets through. */
  online: boolean;
}

type Options = Record<string, unknown> & {
  success?: (result: unknown) => void;
  fail?: (error: unknown) => void;
  complete?: (result: unknown) => void;
};

/** WeChat's way of answering: by `success` and `complete`, or `fail` and `complete`. */
const answer = (options: Options | undefined, work: () => unknown) => {
  void Promise.resolve()
    .then(work)
    .then(
      (result) => {
        options?.success?.(result);
        options?.complete?.(result);
      },
      (error: unknown) => {
        const told = { errMsg: `fail ${String(error)}` };
        options?.fail?.(told);
        options?.complete?.(told);
      },
    );
};

/** The address that a request of the bundle goes to here. */
const led = ({ api }: Phone, url: string) => {
  const { pathname, search, protocol } = new URL(url);
  return (protocol.startsWith("ws") ? api.replace(/^http/, "ws") : api) + pathname + search;
};

const offline = (phone: Phone) => {
  if (!phone.online) throw new Error("request:fail");
};

const request =
  (phone: Phone) =>
  (options: Options & { url: string; method?: string; data?: string; header?: Record<string, string> }) => {
    answer(options, async () => {
      offline(phone);
      const got = await fetch(led(phone, options.url), {
        method: options.method ?? "GET",
        headers: options.header ?? {},
        ...(options.method !== "GET" && options.data !== undefined && { body: options.data }),
      });
      const text = await got.text();
      let data: unknown = text;
      try {
        data = JSON.parse(text);
      } catch {
        // an answer that is no JSON stays text, as in WeChat
      }
      return { statusCode: got.status, data, header: Object.fromEntries(got.headers), errMsg: "request:ok" };
    });
    return { abort: () => undefined, onHeadersReceived: () => undefined, onChunkReceived: () => undefined };
  };

const uploadFile =
  (phone: Phone) =>
  (options: Options & { url: string; filePath: string; name: string; header?: Record<string, string> }) => {
    answer(options, async () => {
      offline(phone);
      const form = new FormData();
      form.append(options.name, new Blob([readFileSync(options.filePath)]), options.filePath.split("/").pop());
      // the form brings its own, with the boundary between its parts
      const headers = Object.fromEntries(
        Object.entries(options.header ?? {}).filter(([name]) => name.toLowerCase() !== "content-type"),
      );
      const got = await fetch(led(phone, options.url), { method: "POST", headers, body: form });
      return { statusCode: got.status, data: await got.text(), errMsg: "uploadFile:ok" };
    });
    return { abort: () => undefined, onProgressUpdate: () => undefined };
  };

const connectSocket = (phone: Phone, opened: Set<WebSocket>) => (options: Options & { url: string }) => {
  const socket = new WebSocket(phone.online ? led(phone, options.url) : "ws://127.0.0.1:1");
  opened.add(socket);
  answer(options, () => ({ errMsg: "connectSocket:ok" }));
  return {
    send: ({ data }: { data: string }) => socket.send(data),
    close: () => socket.close(),
    onOpen: (told: () => void) => void socket.on("open", told),
    onMessage: (told: (message: { data: string }) => void) =>
      void socket.on("message", (data: Buffer) => told({ data: data.toString() })),
    onClose: (told: () => void) => void socket.on("close", told),
    onError: (told: () => void) => void socket.on("error", told),
  };
};

const recorder = (phone: Phone) => {
  const told: Record<string, (result: unknown) => void> = {};
  const on = (name: string) => (work: (result: unknown) => void) => void (told[name] = work);
  const ends = () => {
    const { recording } = phone;
    if (!recording) return told["error"]?.({ errMsg: "operateRecorder:fail" });
    told["stop"]?.({ tempFilePath: recording.path, duration: recording.ms, fileSize: 0 });
  };
  return {
    start: () => setTimeout(() => told["start"]?.({}), 0),
    stop: () => setTimeout(ends, 0),
    onStart: on("start"),
    onStop: on("stop"),
    onError: on("error"),
  };
};

const keeping = ({ storage }: Phone) => ({
  getStorageSync: (key: string) => storage.get(key) ?? "",
  setStorageSync: (key: string, value: unknown) => void storage.set(key, structuredClone(value)),
  removeStorageSync: (key: string) => void storage.delete(key),
});

const room = {
  windowWidth: 375,
  windowHeight: 667,
  screenWidth: 375,
  screenHeight: 667,
  statusBarHeight: 20,
  pixelRatio: 2,
};

/** `wx`, as far as the bundle uses it; requests and sockets are real. What it does not have is undefined, as in an old WeChat. */
export const makeWx = (phone: Phone, opened: Set<WebSocket>): Record<string, unknown> => {
  const recording = recorder(phone);
  const given = {
    request: request(phone),
    uploadFile: uploadFile(phone),
    connectSocket: connectSocket(phone, opened),
    ...keeping(phone),
    login: (options: Options) => answer(options, () => ({ code: phone.loginCode, errMsg: "login:ok" })),
    getWindowInfo: () => room,
    getSystemInfoSync: () => ({ ...room, platform: "android", SDKVersion: "3.6.0" }),
    getAppBaseInfo: () => ({ fontSizeSetting: 16, SDKVersion: "3.6.0" }),
    getDeviceInfo: () => ({ platform: "android" }),
    getMenuButtonBoundingClientRect: () => ({ left: 281, right: 368, top: 26, width: 87, height: 32, bottom: 58 }),
    getNetworkType: (options: Options) => answer(options, () => ({ networkType: phone.online ? "wifi" : "none" })),
    onNetworkStatusChange: () => undefined,
    offNetworkStatusChange: () => undefined,
    makePhoneCall: (options: Options & { phoneNumber: string }) =>
      answer(options, () => void phone.dialled.push(options.phoneNumber)),
    chooseMedia: (options: Options) =>
      answer(options, () => {
        if (phone.photos.length === 0) throw new Error("chooseMedia:fail cancel");
        return { tempFiles: phone.photos.splice(0).map((tempFilePath) => ({ tempFilePath })) };
      }),
    chooseLocation: (options: Options) =>
      answer(options, () => {
        if (!phone.place) throw new Error("chooseLocation:fail cancel");
        return phone.place;
      }),
    getRecorderManager: () => recording,
    addPhoneCalendar: (options: Options & { title: string; startTime: number }) =>
      answer(options, () => void phone.calendar.push({ title: options.title, startTime: options.startTime })),
    requestSubscribeMessage: (options: Options & { tmplIds: string[] }) =>
      answer(options, () => Object.fromEntries(options.tmplIds.map((id) => [id, "accept"]))),
    pageScrollTo: (options: Options) => answer(options, () => ({ errMsg: "pageScrollTo:ok" })),
    stopPullDownRefresh: (options?: Options) => answer(options, () => ({})),
    nextTick: (work: () => void) => void Promise.resolve().then(work),
    canIUse: () => true,
    env: { USER_DATA_PATH: "wxfile://usr" },
  };
  return given;
};
