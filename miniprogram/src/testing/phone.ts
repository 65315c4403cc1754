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

export { phone } from "./taro";
