import { useState } from "react";
import { accounts } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Frame } from "../../../../components/screen/Screen";
import { problemOf } from "../../../../client/problems";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { signedIn } from "../../../../client/session";
import { toast } from "../../../../client/toast";
import { openTabPage } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { bindStaff as words } from "../../../../words/me";
import "../../accounts.scss";

/** 网格员 binds WeChat to the staff account, once; from then on the mini-program is theirs. */
export default function BindStaffPage() {
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const [busy, setBusy] = useState(false);
  const [wrong, setWrong] = useState<string>();
  const ready = username.trim() !== "" && password !== "";
  const bind = async () => {
    setBusy(true);
    setWrong(undefined);
    try {
      signedIn(await call(accounts.bindStaff, send, { body: { username: username.trim(), password }, key: uuid() }));
      toast(words.done);
      openTabPage(paths.workbench);
    } catch (error) {
      setWrong(problemOf(error).text);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Frame title={words.title}>
      <Box>
        <Box as="h1" className="title">
          {words.heading}
        </Box>
        <Box as="p" className="second">
          {words.text}
        </Box>
      </Box>
      <Box className="card column form-gap">
        <FormRow label={words.username}>
          <Field
            className="input"
            label={words.username}
            placeholder={words.usernamePlaceholder}
            maxLength={40}
            value={username}
            onChange={setUsername}
          />
        </FormRow>
        <FormRow label={words.password} {...(wrong && { wrong })}>
          <Field
            className="input"
            kind="password"
            label={words.password}
            placeholder={words.passwordPlaceholder}
            maxLength={200}
            value={password}
            onChange={setPassword}
          />
        </FormRow>
        <Button {...((!ready || busy) && { off: true })} onTap={() => void bind()}>
          {busy ? words.going : ready ? words.go : words.missing}
        </Button>
      </Box>
    </Frame>
  );
}
