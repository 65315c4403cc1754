import Taro from "@tarojs/taro";
import type { Asked } from "./taro";

interface TestPhone {
  storage: Map<string, unknown>;
  params: Record<string, string>;
  opened: string[];
  serve: (
    asked: Asked,
  ) => { status: number; body: unknown } | "lost" | Promise<{ status: number; body: unknown } | "lost">;
}

/** The phone that tests hold. */
export const phone = (Taro as unknown as { phone: TestPhone }).phone;

export const ok = (body: unknown, status = 200) => ({ status, body });
export const refused = (status: number, message = "不行") => ({
  status,
  body: { error: { code: "refused", message } },
});

/** Somebody who is signed in, as the phone keeps it. */
export const residentSession = {
  accessToken: "a1",
  refreshToken: "r1",
  user: { id: "6".repeat(24), kind: "resident" as const, roles: ["resident" as const] },
};
