import type Router from "@koa/router";
import type { AppKit } from "./actor";
import type { Parts } from "./accounts";
import { meRoutes } from "./me/routes";
import { signInRoutes } from "./signIn/routes";
import { staffRoutes } from "./staff/routes";

/** HTTP of accounts (身份): signing in, oneself, and staff. */
export const accountRoutes =
  (parts: Parts) =>
  (router: Router, kit: AppKit): void => {
    signInRoutes(router, kit, parts);
    meRoutes(router, kit, parts);
    staffRoutes(router, kit, parts);
  };
