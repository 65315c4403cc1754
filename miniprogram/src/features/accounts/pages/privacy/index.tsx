import { useState } from "react";
import { accounts, privacyVersion } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Frame } from "../../../../components/screen/Screen";
import { ProblemCard } from "../../../../components/screen/States";
import type { Problem } from "../../../../components/screen/loadable";
import { problemOf } from "../../../../client/problems";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { userChanged, useUser } from "../../../../client/session";
import { toast } from "../../../../client/toast";
import { goBack } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { privacy } from "../../../../words/me";
import "../../accounts.scss";

/** 隐私说明: seven plain sentences; agreed to or not, a report is taken. */
export default function PrivacyPage() {
  const user = useUser();
  const [problem, setProblem] = useState<Problem | null>(null);
  const agreed = user?.consent === privacyVersion;
  const answer = async (agree: boolean) => {
    setProblem(null);
    try {
      await call(accounts.consent, send, {
        body: { notice: "privacy", version: privacyVersion, agreed: agree },
        key: uuid(),
      });
      userChanged(await call(accounts.me, send));
      toast(privacy.thanks);
      goBack(paths.home);
    } catch (error) {
      setProblem(problemOf(error));
    }
  };
  return (
    <Frame
      title={privacy.title}
      foot={
        user && (
          <>
            {problem && <ProblemCard problem={problem} />}
            {agreed ? (
              <Button look="quiet" onTap={() => void answer(false)}>
                {privacy.withdraw}
              </Button>
            ) : (
              <>
                <Button onTap={() => void answer(true)}>{privacy.agree}</Button>
                <Button look="quiet" onTap={() => goBack(paths.home)}>
                  {privacy.later}
                </Button>
              </>
            )}
          </>
        )
      }
    >
      <Box as="h1" className="title">
        {privacy.heading}
      </Box>
      <Box as="ul" className="card">
        {privacy.points.map((point) => (
          <Box as="li" key={point} className="point">
            <Icon name="check" />
            <Box className="grow">{point}</Box>
          </Box>
        ))}
      </Box>
      <Box className="mini">
        {privacy.version(privacyVersion)}
        {agreed && `，${privacy.agreed}`}
      </Box>
    </Frame>
  );
}
