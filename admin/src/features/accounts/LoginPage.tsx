import { useEffect, useRef, useState, type ReactNode, type RefObject } from "react";
import { useQuery } from "@tanstack/react-query";
import { Button, Dropdown, Input, type InputRef } from "antd";
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

interface Typed {
  username: string;
  password: string;
}
const untyped: Typed = { username: "", password: "" };

/** Only addresses of our own pages: `//elsewhere` and `https:` are not. */
const safeReturn = (to: string | null): string => (to?.startsWith("/") && !/^\/[/\\]/.test(to) ? to : "/workbench");

/** Signs in with what was typed, and goes to where one was going. */
const useSignIn = (typed: Typed) => {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const [wrong, setWrong] = useState<string>();
  const [lastRegion, setLastRegion] = useChoice("region", "");
  const passwordBox = useRef<InputRef>(null);
  const signIn = useWrite(accounts.staff);
  const submit = async () => {
    if (!typed.username.trim() || !typed.password) return setWrong(words.missing);
    setWrong(undefined);
    const session = await signIn.run({ body: typed });
    if (!session) return passwordBox.current?.focus();
    if (session.user.kind !== "staff") return setWrong(words.notStaff);
    setLastRegion(session.user.grid?.code ?? session.user.region?.code ?? "");
    keepSession(session);
    void navigate(safeReturn(search.get("to")), { replace: true });
  };
  const failure = wrong ?? (signIn.error === undefined ? undefined : failureWords(signIn.error));
  return { submit, busy: signIn.busy, failure, passwordBox, lastRegion };
};

const Fields = ({
  typed,
  onChange,
  passwordBox,
}: {
  typed: Typed;
  onChange: (typed: Typed) => void;
  passwordBox: RefObject<InputRef>;
}) => (
  <>
    <label>
      <span>{words.username}</span>
      <Input
        autoFocus
        autoComplete="username"
        maxLength={64}
        value={typed.username}
        onChange={(event) => onChange({ ...typed, username: event.target.value })}
      />
    </label>
    <label>
      <span>{words.password}</span>
      <Input.Password
        ref={passwordBox}
        autoComplete="current-password"
        maxLength={200}
        value={typed.password}
        onChange={(event) => onChange({ ...typed, password: event.target.value })}
      />
    </label>
  </>
);

/** Accounts to try with; only where the server runs on sample data. */
const SampleAccounts = ({ onChoose }: { onChoose: (typed: Typed) => void }) => {
  const sample = useQuery({
    queryKey: ["sample"],
    queryFn: () => ask(accounts.sample),
    retry: false,
    staleTime: Infinity,
  });
  if (!sample.data) return null;
  const { staff, password } = sample.data;
  const items = staff.map(({ username, label }) => ({ key: username, label: words.sampleAccount(username, label) }));
  const choose = ({ key }: { key: string }) => onChoose({ username: key, password });
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: choose, style: { maxHeight: 360, overflow: "auto" } }}>
      <button type="button" className="chip samples">
        {words.sample}
        <Icon name="down" />
      </button>
    </Dropdown>
  );
};

const Around = ({ children }: { children: ReactNode }) => (
  <section className="form">
    <div className="brand">
      <Icon name="logo" />
      <p>
        <b>{frame.product}</b>
        <span>{words.motto}</span>
      </p>
    </div>
    {children}
    <p className="legal">
      <Icon name="shield" />
      <span>
        {words.legal}
        <br />
        {words.idle}
      </span>
    </p>
  </section>
);

/** 登录, with the town's own grids beside it. */
export const LoginPage = () => {
  const [typed, setTyped] = useState(untyped);
  const { submit, busy, failure, passwordBox, lastRegion } = useSignIn(typed);
  useEffect(() => {
    document.title = `${words.title} · ${frame.product}`;
  }, []);
  return (
    <main className="signin">
      <Around>
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
          <Fields typed={typed} onChange={setTyped} passwordBox={passwordBox} />
          <Button type="primary" htmlType="submit" loading={busy}>
            {words.submit}
          </Button>
          <p className="after">
            {words.forgot}
            <br />
            {words.resident}
          </p>
          <SampleAccounts onChoose={setTyped} />
        </form>
      </Around>
      <TownPicture near={lastRegion} />
    </main>
  );
};
