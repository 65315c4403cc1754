import { directory, type DirectoryPerson } from "@qizhen/shared/contract/directory";
import { call } from "@qizhen/shared/endpoint";
import { services, type Service } from "@qizhen/shared/vocabulary";
import { useState } from "react";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { useMyGrid } from "../../../../client/useMyGrid";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { Box, Tap } from "../../../../components/elements/elements";
import { Icon } from "../../../../components/elements/Icon";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { now } from "../../../../platform/clock";
import { goTo, useOnEnd, useOnPull, usePageParams } from "../../../../platform/pages";
import { common } from "../../../../words/common";
import { sayWhen } from "../../../../words/dates";
import { directoryWords } from "../../../../words/directory";
import "../../directory.scss";
import { countPicked, Filters, type Picked } from "../../parts/Filters";
import { PersonRow } from "../../parts/PersonRow";

const words = directoryWords.people;
type Params = ReturnType<typeof usePageParams>;
const isService = (word: string | undefined): word is Service => word !== undefined && word in services;

/** What is asked of the server. */
const queryOf = ({ q, sort, within, service, language, mode, speciality }: Picked, region: string | undefined) => ({
  sort,
  within,
  ...(region && { region }),
  ...(q.trim() && { q: q.trim() }),
  ...(service && { service }),
  ...(language && { language }),
  ...(mode && { mode }),
  ...(speciality && { speciality }),
});

/** 让平台帮我选: a fitting person and the earliest time, one tap away. */
const PlatformPick = ({ region, service }: { region: string | undefined; service: Service | undefined }) => {
  const query = { ...(region && { region }), ...(service && { service }) };
  const answer = useGet(directory.propose, { query });
  const proposal = answer.data?.proposal;
  const go = () => {
    if (!proposal) return answer.data ? goTo(paths.submit) : undefined;
    const { person, slot, because } = proposal;
    goTo(paths.times, { id: person.id, name: person.name, slot: slot.id, because: because.join("，") });
  };
  const note = proposal
    ? words.proposed(proposal.person.name, sayWhen(proposal.slot.start, now()))
    : answer.data
      ? words.noProposal
      : words.thinking;
  return (
    <Tap className="platform-pick" onTap={go}>
      <Icon name="people" />
      <Box className="grow">
        <Box className="lead">{words.platform}</Box>
        <Box className="mini">{note}</Box>
      </Box>
      <Icon name="right" />
    </Tap>
  );
};

/** Where a tap on somebody leads: straight to their times for who came to book; to the person for who chooses. */
const openPerson = ({ id, name, next }: DirectoryPerson, { look, choose, forCase }: Params) =>
  look === "1" || choose || forCase || !next
    ? goTo(paths.person, { id, ...(choose && { choose }), ...(forCase && { forCase }) })
    : goTo(paths.times, { id, name });

/** 约个时间、挂号就诊: let the platform choose, or choose oneself. */
export default function PeoplePage() {
  const params = usePageParams();
  const user = useNeedsSignIn(paths.hosts);
  const grid = useMyGrid();
  const [filtering, setFiltering] = useState(false);
  const [picked, setPicked] = useState<Picked>({
    q: "",
    sort: "soonest",
    within: "around",
    ...(isService(params.service) && { service: params.service }),
  });
  const query = queryOf(picked, grid?.code);
  const first = useGet(directory.people, user ? { query } : null);
  const list = useList(first, (cursor) => call(directory.people, send, { query: { ...query, cursor } }));
  useOnPull(() => refresh("/directory"));
  useOnEnd(() => void list.loadMore());
  const choosing = params.choose ?? params.forCase;
  const count = countPicked(picked);
  const clear = () => setPicked({ q: "", sort: "soonest", within: "around" });
  return (
    <Screen title={choosing ? words.choosing : words.title} load={first}>
      {() => (
        <>
          {!choosing && <PlatformPick region={grid?.code} service={picked.service} />}
          <Box as="h1" className="title">
            {words.heading}
          </Box>
          <Box className="two-acts">
            <Button look="quiet" small onTap={() => setFiltering(!filtering)}>
              {count > 0 ? words.filtered(count) : words.filter}
            </Button>
            <Button look="quiet" small icon="clock" onTap={() => goTo(paths.visits)}>
              {words.mine}
            </Button>
          </Box>
          {filtering && (
            <Filters
              picked={picked}
              onChange={(change) => setPicked({ ...picked, ...change })}
              onDone={() => setFiltering(false)}
            />
          )}
          {list.items.length === 0 ? (
            <Empty icon="people" {...words.none} action={<Button onTap={clear}>{words.clear}</Button>} />
          ) : (
            <Box className="card rows">
              {list.items.map((person) => (
                <PersonRow key={person.id} person={person} onTap={() => openPerson(person, params)} />
              ))}
            </Box>
          )}
          {list.more && (
            <Button look="quiet" small onTap={() => void list.loadMore()}>
              {common.more}
            </Button>
          )}
        </>
      )}
    </Screen>
  );
}
