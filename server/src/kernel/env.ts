import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { isAbsolute, join, resolve } from "node:path";

/** What the machine tells the server; read once, at the start. */
export interface Env {
  port: number;
  host: string;
  /** Folder of the embedded database. */
  dataDir: string;
  /** A real MongoDB; else the embedded one is started. */
  mongoUri: string | undefined;
  /** Sample region and accounts are loaded, and reachable (DESIGN, "Sample mode"). */
  sample: boolean;
  production: boolean;
  keys: Keys;
  wechat: { baseUrl: string; appId: string; secret: string; templates: Readonly<Record<string, string>> };
  sms: { baseUrl: string; apiKey: string };
  /** An outside language model, asked for a second opinion; without an address nobody is asked. */
  model: { baseUrl: string; apiKey: string; model: string };
  /** Lets a scraper from elsewhere read /metrics; without it only loopback may. */
  metricsToken: string | undefined;
  /** Proxies in front of this server, whose word on the caller's address is taken; 0: none. */
  proxies: number;
  logLevel: string;
}

/** Secrets, 32 bytes each: signing of tokens, encryption of fields, and the blind index. */
export interface Keys {
  token: Buffer;
  field: Buffer;
  index: Buffer;
}

/** What is wrong with the configuration, for whoever starts the server. */
export class ConfigurationError extends Error {}

const keyNames = { token: "TOKEN_KEY", field: "FIELD_KEY", index: "INDEX_KEY" } as const;

const fromBase64 = (name: string, value: string) => {
  const bytes = Buffer.from(value, "base64");
  if (bytes.length !== 32) throw new ConfigurationError(`${name} 要是 32 字节的 base64（openssl rand -base64 32）`);
  return bytes;
};

/** Keys of a machine without production: made once, kept beside the data, readable by its owner only. */
const keptKeys = (dataDir: string): Keys => {
  const file = join(dataDir, "keys.json");
  if (!existsSync(file)) {
    mkdirSync(dataDir, { recursive: true });
    const made = Object.fromEntries(Object.values(keyNames).map((name) => [name, randomBytes(32).toString("base64")]));
    try {
      writeFileSync(file, JSON.stringify(made, null, 2), { mode: 0o600, flag: "wx" });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error; // another process was first
    }
  }
  const kept = JSON.parse(readFileSync(file, "utf8")) as Record<string, string>;
  return readKeys((name) => kept[name]);
};

const readKeys = (read: (name: string) => string | undefined): Keys => {
  const key = (name: string) => {
    const value = read(name);
    if (!value) throw new ConfigurationError(`缺少环境变量 ${name}（openssl rand -base64 32）`);
    return fromBase64(name, value);
  };
  return { token: key(keyNames.token), field: key(keyNames.field), index: key(keyNames.index) };
};

/** Reads the environment. `root`: what a relative DATA_DIR is relative to. @throws ConfigurationError */
export const readEnv = (from: NodeJS.ProcessEnv, root: string): Env => {
  const mongoUri = from["MONGODB_URI"] || undefined;
  const production = from["NODE_ENV"] === "production";
  if (production && from["SAMPLE"] === "1")
    throw new ConfigurationError("SAMPLE=1 和 NODE_ENV=production 不能一起用：示例账号不能出现在正式环境");
  const dataDir = from["DATA_DIR"] || "./data";
  const folder = isAbsolute(dataDir) ? dataDir : resolve(root, dataDir);
  const sample = from["SAMPLE"] === "1" || (!mongoUri && !production);
  const given = Object.values(keyNames).some((name) => from[name]);
  return {
    port: Number(from["PORT"] ?? 3000),
    host: from["HOST"] || (sample ? "127.0.0.1" : "0.0.0.0"),
    dataDir: folder,
    mongoUri,
    sample,
    production,
    keys: production || given || mongoUri ? readKeys((name) => from[name]) : keptKeys(folder),
    wechat: {
      baseUrl: from["WECHAT_URL"] || "https://api.weixin.qq.com",
      appId: from["WECHAT_APPID"] ?? "",
      secret: from["WECHAT_SECRET"] ?? "",
      templates: JSON.parse(from["WECHAT_TEMPLATES"] || "{}") as Record<string, string>,
    },
    sms: { baseUrl: from["SMS_URL"] ?? "", apiKey: from["SMS_KEY"] ?? "" },
    model: { baseUrl: from["LLM_URL"] ?? "", apiKey: from["LLM_KEY"] ?? "", model: from["LLM_MODEL"] ?? "" },
    metricsToken: from["METRICS_TOKEN"] || undefined,
    proxies: Number(from["PROXIES"] || 0),
    logLevel: from["LOG_LEVEL"] ?? "info",
  };
};
