import { useState } from "react";
import { Button, Input } from "antd";
import { accounts, type User } from "@qizhen/shared/contract/accounts";
import { failureWords } from "../client/failure";
import { keepSession } from "../client/session";
import { useWrite } from "../client/useWrite";
import { ErrorStrip } from "../components/ErrorStrip";
import { Face } from "../components/Face";
import { frame } from "../words/frame";

const words = frame.locked;

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
    <main className="instead locked">
      <form className="stack" onSubmit={(event) => void (event.preventDefault(), open())}>
        <h1>{words.title}</h1>
        <p>{words.text}</p>
        <div className="row">
          <Face name={user.name ?? ""} size={36} tone="pine" />
          <b>{user.name}</b>
        </div>
        {signIn.error !== undefined && <ErrorStrip message={failureWords(signIn.error)} />}
        <Input.Password
          autoFocus
          autoComplete="current-password"
          aria-label={words.password}
          placeholder={words.password}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
        <Button type="primary" htmlType="submit" loading={signIn.busy} disabled={!password}>
          {words.open}
        </Button>
        <Button type="text" onClick={onOther}>
          {words.other}
        </Button>
      </form>
    </main>
  );
};
