import { useState } from "react";
import { lookalikes, type Follow } from "@qizhen/shared/contract/lookalikes";
import { call } from "@qizhen/shared/endpoint";
import { Box } from "../../../../components/elements/elements";
import { Button } from "../../../../components/form/Button";
import { Screen } from "../../../../components/screen/Screen";
import { Empty } from "../../../../components/screen/States";
import { Chip } from "../../../../components/story/Chip";
import { Timeline } from "../../../../components/story/Timeline";
import { paths } from "../../../../client/paths";
import { send } from "../../../../client/send";
import { toast } from "../../../../client/toast";
import { useNeedsSignIn } from "../../../../client/useNeedsSignIn";
import { refresh, useGet, useList } from "../../../../client/useGet";
import { now } from "../../../../platform/clock";
import { useOnEnd, useOnPull } from "../../../../platform/pages";
import { uuid } from "../../../../platform/uuid";
import { common } from "../../../../words/common";
import { sayWhen } from "../../../../words/dates";
import { follows as words } from "../../../../words/lookalikes";

const One = ({ follow }: { follow: Follow }) => {
  const [busy, setBusy] = useState(false);
  const stop = () => {
    setBusy(true);
    call(lookalikes.unfollow, send, { params: { id: follow.id }, body: {}, key: uuid() })
      .then(() => {
        toast(words.stopped);
        refresh("/lookalikes/follows");
      })
      .catch(() => setBusy(false)); // it is still there, and the strip on top tells that there is no network
  };
  return (
    <Box className="card follow">
      <Box className="case-head">
        <Box className="strong grow">{words.kind(follow.kind, follow.community)}</Box>
        {follow.over && <Chip look="done">{words.over}</Chip>}
      </Box>
      <Box className="mini second">{words.since(follow.month, follow.howMany)}</Box>
      {follow.lines.length === 0 ? (
        <Box className="second">{words.nothing}</Box>
      ) : (
        <Timeline items={follow.lines.map(({ at, text }) => ({ id: at, text, when: sayWhen(at, now()) }))} />
      )}
      <Button look="quiet" small {...(busy && { off: true })} onTap={stop}>
        {words.stop}
      </Button>
    </Box>
  );
};

/** 我关注的事: the neighbours' matters that one did not report oneself, by their public lines. */
export default function FollowingPage() {
  const user = useNeedsSignIn(paths.following);
  const first = useGet(lookalikes.follows, user ? {} : null);
  const list = useList(first, (cursor) => call(lookalikes.follows, send, { query: { cursor } }));
  useOnPull(() => refresh("/lookalikes/follows"));
  useOnEnd(() => void list.loadMore());
  return (
    <Screen title={words.title} load={first}>
      {() =>
        list.items.length === 0 ? (
          <Empty icon="eye" {...words.none} />
        ) : (
          <>
            {list.items.map((follow) => (
              <One key={follow.id} follow={follow} />
            ))}
            {list.more && (
              <Button look="quiet" small onTap={() => void list.loadMore()}>
                {common.loadMore}
              </Button>
            )}
          </>
        )
      }
    </Screen>
  );
}
