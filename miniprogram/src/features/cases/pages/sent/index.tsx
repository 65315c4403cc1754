import { useState } from "react";
import { cases, type CaseDetail } from "@qizhen/shared/contract/cases";
import { notices } from "@qizhen/shared/contract/notices";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Alarm } from "../../../../components/story/EmergencyBar";
import { Leaf } from "../../../../components/story/Leaf";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { useGet } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { goOn, openTabPage, usePageParams } from "../../../../platform/pages";
import { askToSubscribe } from "../../../../platform/subscribe";
import { uuid } from "../../../../platform/uuid";
import { caseWords, sent as words, submit } from "../../../../words/cases";
import { sayUntil } from "../../../../words/dates";
import "../../cases.scss";

/** Offers to be told in WeChat. WeChat must be asked in the tap itself, so the templates are there before it. */
const TellMe = () => {
  const templates = useGet(notices.templates, process.env.TARO_ENV === "weapp" ? {} : null).data?.items ?? [];
  const [done, setDone] = useState(false);
  if (templates.length === 0) return null;
  const ask = () =>
    void askToSubscribe(templates.map(({ templateId }) => templateId)).then((results) => {
      if (Object.keys(results).length === 0) return;
      setDone(Object.values(results).includes("accept"));
      return call(notices.subscribed, send, { body: { results }, key: uuid() }).catch(() => undefined);
    });
  return done ? (
    <Box className="second">{words.noticeDone}</Box>
  ) : (
    <Button look="tint" icon="bell" onTap={ask}>
      {words.notice}
    </Button>
  );
};

const WhatNext = ({ found }: { found: CaseDetail }) => (
  <Box className="card">
    <Box as="h2" className="strong">
      {words.next}
    </Box>
    <Box className="next">
      {found.next.at && <Leaf at={found.next.at} />}
      <Box className="grow">
        <Box className="strong">{found.next.text}</Box>
        {found.next.at && <Box className="mini">{caseWords.by(sayUntil(found.next.at, now()))}</Box>}
        <Box className="second">
          {found.responsible
            ? words.given(`${found.responsible.unit} ${found.responsible.name}`)
            : words.waiting(found.centre.name)}
        </Box>
        {!found.grid && found.place.location && <Box className="second">{words.outside}</Box>}
      </Box>
    </Box>
  </Box>
);

/** 收到了: the number, what happens next and by when. Danger first, here too. */
export default function SentPage() {
  const { id = "" } = usePageParams();
  const load = useGet(cases.get, { params: { id } });
  return (
    <Screen
      title={words.title}
      onBack={() => openTabPage(paths.home)}
      load={load}
      leave={(found) => found.violenceAtHome}
      foot={() => (
        <>
          <Button onTap={() => goOn(paths.case, { id })}>{words.look}</Button>
          <Button look="quiet" onTap={() => openTabPage(paths.home)}>
            {words.home}
          </Button>
        </>
      )}
    >
      {(found) => (
        <>
          {found.urgent.length > 0 && (
            <Alarm title={submit.review.urgentTitle} text={submit.review.urgentText} numbers={found.urgent} />
          )}
          <Box className="sent-head">
            <Box className="empty-pic">
              <Icon name="check" />
            </Box>
            <Box as="h1" className="title">
              {words.title}
            </Box>
            <Box className="second">{words.number(found.number)}</Box>
          </Box>
          <WhatNext found={found} />
          <TellMe />
          <Box className="mini second">{words.more}</Box>
        </>
      )}
    </Screen>
  );
}
