import { useState } from "react";
import { accounts } from "@qizhen/shared/contract/accounts";
import { mobile } from "@qizhen/shared/contract/fields";
import { Box, Field } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { FormRow } from "../../../../components/form/FormRow";
import { Frame } from "../../../../components/screen/Screen";
import { EmergencyBar } from "../../../../components/story/EmergencyBar";
import { RowLink } from "../../../../components/story/Rows";
import { useGet } from "../../../../client/useGet";
import { silentCode } from "../../../../platform/login";
import { usePageParams } from "../../../../platform/pages";
import { signIn as words } from "../../../../words/me";
import { useCode } from "../../useCode";
import { useSignIn } from "../../useSignIn";
import "../../accounts.scss";

const isMobile = (phone: string) => mobile.safeParse(phone).success;
const isCode = (code: string) => /^\d{6}$/.test(code.trim());

const ByPhone = ({ signing }: { signing: ReturnType<typeof useSignIn> }) => {
  const [phone, setPhone] = useState("");
  const [code, setCode] = useState("");
  const texted = useCode();
  const ready = isMobile(phone) && isCode(code);
  const go = () => void signing.byPhone(phone.trim(), code.trim());
  return (
    <Box className="card column form-gap">
      <FormRow
        label={words.phone}
        {...(phone.length >= 11 && !isMobile(phone) && { wrong: words.phoneWrong })}
        {...(texted.wrong && { wrong: texted.wrong })}
      >
        <Field
          className="input"
          kind="digits"
          label={words.phone}
          placeholder={words.phonePlaceholder}
          maxLength={11}
          value={phone}
          onChange={setPhone}
        />
      </FormRow>
      <FormRow
        label={words.code}
        {...(texted.sampleCode && { note: words.sampleCode(texted.sampleCode) })}
        {...(signing.wrong && { wrong: signing.wrong })}
      >
        <Box className="code-row">
          <Field
            className="input"
            kind="digits"
            label={words.code}
            placeholder={words.codePlaceholder}
            maxLength={6}
            value={code}
            onChange={setCode}
            onDone={() => ready && go()}
          />
          <Button
            look="tint"
            small
            {...((!isMobile(phone) || texted.wait > 0) && { off: true })}
            onTap={() => void texted.ask(phone.trim())}
          >
            {texted.wait > 0 ? words.again(texted.wait) : words.getCode}
          </Button>
        </Box>
      </FormRow>
      <Button {...((!ready || signing.busy) && { off: true })} onTap={go}>
        {signing.busy ? words.going : words.go}
      </Button>
    </Box>
  );
};

/** WeChat signs in by itself; this page is seen there only when that failed. */
const ByWechat = ({ signing }: { signing: ReturnType<typeof useSignIn> }) => (
  <Box className="card column form-gap">
    <Button
      {...(signing.busy && { off: true })}
      onTap={() => void silentCode().then((code) => (code ? signing.byCode(code) : undefined))}
    >
      {signing.busy ? words.going : words.wechat}
    </Button>
    {signing.wrong && <Box className="field-wrong">{signing.wrong}</Box>}
  </Box>
);

/** 登录: by phone in a browser; in the sample mode as one of the sample residents. */
export default function SignInPage() {
  const { then } = usePageParams();
  const signing = useSignIn(then);
  const inWechat = process.env.TARO_ENV === "weapp";
  const sample = useGet(accounts.sample, inWechat ? null : {}).data;
  return (
    <Frame title={words.title}>
      <Box>
        <Box as="h1" className="title">
          {inWechat ? words.wechat : words.heading}
        </Box>
        <Box as="p" className="second kw">
          {words.text}
        </Box>
      </Box>
      {inWechat ? <ByWechat signing={signing} /> : <ByPhone signing={signing} />}
      {sample && sample.residents.length > 0 && (
        <Box as="section">
          <Box as="h2" className="section">
            {words.sampleTitle}
          </Box>
          <Box className="mini sample-text">{words.sampleText}</Box>
          <Box className="card rows">
            {sample.residents.map(({ code, label }) => (
              <RowLink key={code} icon="me" onTap={() => void signing.byCode(code)}>
                {label}
              </RowLink>
            ))}
          </Box>
        </Box>
      )}
      <Box className="end">
        <EmergencyBar text={words.danger} number="110" />
      </Box>
    </Frame>
  );
}
