import { useState } from "react";
import { Button, Input } from "antd";
import { accounts, type User } from "@qizhen/shared/contract/accounts";
import { failureWords } from "../client/failure";
import { keepSession } from "../client/session";
import { useWrite } from "../client/useWrite";
import { ErrorStrip } from "../components/ErrorStrip";
import { Face } from "../components/Face";
import { frame } from "../words/frame";

/** Covers everything until the same person gives the password again; alarms still sound. */
export const LockScreen = ({ user, onOpen, onOther }: { user: User; onOpen: () => void; onOther: () => void }) => {
  const [password, setPassword] = useState("");
  const signIn = useWrite(accounts.staff);
  const open = async () => {
    const session = await signIn.run({ body: { username: user.username ?? "", password } });
    if (!session) return;
    keepSession(session);
    onOpen();
  };
  return (
    <main className="instead" style={{ height: "100vh", background: "var(--paper)" }}>
      <form
        className="stack"
        style={{ width: 300 }}
        onSubmit={(event) => {
          event.preventDefault();
          void open();
        }}
      >
        <div className="row">
          <Face name={user.name ?? ""} size={40} tone="pine" />
          <b>{user.name}</b>
        </div>
        <h1>{frame.locked.title}</h1>
        <p style={{ margin: 0 }}>{frame.locked.text}</p>
        {signIn.error !== undefined && <ErrorStrip message={failureWords(signIn.error)} />}
        <Input.Password
          autoFocus
          autoComplete="current-password"
          aria-label={frame.locked.password}
          placeholder={frame.locked.password}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={signIn.busy} disabled={!password}>
          {frame.locked.open}
        </Button>
        <Button type="text" onClick={onOther}>
          {frame.locked.other}
        </Button>
      </form>
    </main>
  );
};
