import { QueryClientProvider } from "@tanstack/react-query";
import { render } from "@testing-library/react";
import { App as Messages, ConfigProvider } from "antd";
import zhCN from "antd/locale/zh_CN";
import { createMemoryRouter, type RouteObject } from "react-router";
import { RouterProvider } from "react-router/dom";
import type { User } from "@qizhen/shared/contract/accounts";
import { makeQueryClient } from "../client/queryClient";
import { keepSession } from "../client/session";
import { theme } from "../styles/theme";

/** Draws pages at an address, as `user` (nobody, if null), without motion. */
export const renderApp = (routes: RouteObject[], { url, user }: { url: string; user: User | null }) => {
  localStorage.clear();
  sessionStorage.clear();
  if (user) keepSession({ accessToken: "access-1", refreshToken: "refresh-1", expiresIn: 900, user });
  const queries = makeQueryClient();
  queries.setDefaultOptions({ queries: { ...queries.getDefaultOptions().queries, retry: false } });
  const router = createMemoryRouter(routes, { initialEntries: [url] });
  const drawn = render(
    <ConfigProvider locale={zhCN} theme={theme(true)} virtual={false} button={{ autoInsertSpace: false }}>
      <Messages>
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </Messages>
    </ConfigProvider>,
  );
  return { ...drawn, router, queries };
};
