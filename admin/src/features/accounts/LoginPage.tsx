import { useEffect, useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { accounts } from "@qizhen/shared/contract/accounts";
import { failureWords } from "../../client/failure";
import { useChoice } from "../../client/kept";
import { ask } from "../../client/send";
import { keepSession } from "../../client/session";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { login as words } from "../../words/accounts";
import { frame } from "../../words/frame";
import { TownPicture } from "./TownPicture";

/** Only addresses of our own pages: `//elsewhere` and `https:` are not. */
const safeReturn = (to: string | null): string => (to?.startsWith("/") && !/^\/[/\\]/.test(to) ? to : "/workbench");

const useSample = () =>
  useQuery({ queryKey: ["sample"], queryFn: () => ask(accounts.sample), retry: false, staleTime: Infinity });

/** 登录, with the town's own grids beside it. */
export const LoginPage = () => {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [form, setForm] = useState({ username: "", password: "" });
  const [wrong, setWrong] = useState<string>();
  const [lastRegion, setLastRegion] = useChoice("region", "");
  const signIn = useWrite(accounts.staff);
  const sample = useSample();
  const [passwordBox, setPasswordBox] = useState<InputRef | null>(null);
  useEffect(() => {
    document.title = `${words.title} · ${frame.product}`;
  }, []);
  const submit = async () => {
    if (!form.username.trim() || !form.password) return setWrong(words.missing);
    setWrong(undefined);
    const session = await signIn.run({ body: form });
    if (!session) return passwordBox?.focus();
    if (session.user.kind !== "staff") return setWrong(words.notStaff);
    setLastRegion(session.user.grid?.code ?? session.user.region?.code ?? "");
    keepSession(session);
    void navigate(safeReturn(search.get("to")), { replace: true });
  };
  const failure = wrong ?? (signIn.error === undefined ? undefined : failureWords(signIn.error));
  return (
    <main className="signin">
      <section className="form">
        <div className="brand">
          <Icon name="logo" />
          <p>
            <b>{frame.product}</b>
            <span>{words.motto}</span>
          </p>
        </div>
        <form
          className="mid"
          onSubmit={(event) => {
            event.preventDefault();
            void submit();
          }}
        >
          <h1>{words.title}</h1>
          <p>{words.who}</p>
          {failure && <ErrorStrip message={failure} />}
          <label>
            <span>{words.username}</span>
            <Input
              autoFocus
              autoComplete="username"
              maxLength={64}
              value={form.username}
              onChange={(event) => setForm({ ...form, username: event.target.value })}
            />
          </label>
          <label>
            <span>{words.password}</span>
            <Input.Password
              ref={setPasswordBox}
              autoComplete="current-password"
              maxLength={200}
              value={form.password}
              onChange={(event) => setForm({ ...form, password: event.target.value })}
            />
          </label>
          <Button type="primary" htmlType="submit" loading={signIn.busy}>
            {words.submit}
          </Button>
          <p className="after">
            {words.forgot}
            <br />
            {words.resident}
          </p>
          {sample.data && (
            <div style={{ marginTop: 16 }}>
              <p className="xs mut" style={{ marginBottom: 6 }}>
                {words.sample}
              </p>
              <div className="chips">
                {sample.data.staff.slice(0, 8).map(({ username, label }) => (
                  <button
                    key={username}
                    type="button"
                    className="chip"
                    title={username}
                    onClick={() => setForm({ username, password: sample.data.password })}
                  >
                    {label}
                  </button>
                ))}
              </div>
            </div>
          )}
        </form>
        <p className="legal">
          <Icon name="shield" />
          <span>
            {words.legal}
            <br />
            {words.idle}
          </span>
        </p>
      </section>
      <TownPicture near={lastRegion} />
    </main>
  );
};
