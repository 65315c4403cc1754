import { useState } from "react";
import { accounts, privacyVersion } from "@qizhen/shared/contract/accounts";
import { call } from "@qizhen/shared/endpoint";
import { useSWRConfig } from "swr";
import { forgetSeen } from "../../client/lastSeen";
import { paths } from "../../client/paths";
import { problemOf } from "../../client/problems";
import { send } from "../../client/send";
import { signOut, userChanged, useUser } from "../../client/session";
import { useSettings } from "../../client/settings";
import { toast } from "../../client/toast";
import { Box, Field } from "../../components/elements/elements";
import { Button } from "../../components/form/Button";
import { FormRow } from "../../components/form/FormRow";
import { SwitchRow } from "../../components/form/Switch";
import { Frame } from "../../components/screen/Screen";
import { Sheet } from "../../components/screen/Sheet";
import { useSurroundings } from "../../components/screen/surroundings";
import { Face } from "../../components/story/Chip";
import { RowLink } from "../../components/story/Rows";
import { goTo } from "../../platform/pages";
import { uuid } from "../../platform/uuid";
import { common } from "../../words/common";
import { me } from "../../words/me";

/** How the reader wishes to be called. */
const NameSheet = ({ name, onClose }: { name: string; onClose: () => void }) => {
  const [value, setValue] = useState(name);
  const [wrong, setWrong] = useState<string>();
  const save = async () => {
    try {
      userChanged(await call(accounts.updateMe, send, { body: { name: value.trim() }, key: uuid() }));
      toast(common.saved);
      onClose();
    } catch (error) {
      setWrong(problemOf(error).text);
    }
  };
  return (
    <Sheet title={me.name} onClose={onClose}>
      <FormRow label={me.name} note={me.nameNote} {...(wrong && { wrong })}>
        <Field
          className="input"
          label={me.name}
          placeholder={me.namePlaceholder}
          maxLength={30}
          value={value}
          onChange={setValue}
        />
      </FormRow>
      <Button {...(value.trim().length < 2 && { off: true })} onTap={() => void save()}>
        {common.save}
      </Button>
    </Sheet>
  );
};

/** 我的: who I am, notices, large type, privacy, leaving. */
export default function MePage() {
  const user = useUser();
  const { large, unread } = useSurroundings();
  const setLarge = useSettings((settings) => settings.setLarge);
  const { cache } = useSWRConfig();
  const [sheet, setSheet] = useState<"name" | "leave" | null>(null);
  const goOut = () => {
    setSheet(null);
    for (const key of [...cache.keys()]) cache.delete(key);
    forgetSeen();
    void signOut();
  };
  const over =
    sheet === "name" && user ? (
      <NameSheet name={user.name ?? ""} onClose={() => setSheet(null)} />
    ) : sheet === "leave" ? (
      <Sheet title={me.signOutAsk} text={me.signOutText} onClose={() => setSheet(null)}>
        <Button onTap={() => setSheet(null)}>{me.stay}</Button>
        <Button look="danger" onTap={goOut}>
          {me.signOut}
        </Button>
      </Sheet>
    ) : null;
  return (
    <Frame title={me.title} tab="me" over={over}>
      <Box className="card rows">
        <RowLink onTap={() => (user ? setSheet("name") : goTo(paths.signIn))}>
          <Box className="me-who">
            <Face name={user?.name ?? me.title} />
            <Box className="grow">
              <Box className="lead">{user ? (user.name ?? me.resident) : me.guest}</Box>
              <Box className="mini">{user ? (user.phone ? me.phone(user.phone) : me.name) : me.guestNote}</Box>
            </Box>
          </Box>
        </RowLink>
      </Box>
      <Box className="card rows">
        {user && (
          <RowLink icon="bell" onTap={() => goTo(paths.notices)}>
            {me.notices}
            {unread.me > 0 && <Box className="mini">{me.noticesNew(unread.me)}</Box>}
          </RowLink>
        )}
        <SwitchRow text={me.large} note={me.largeNote} on={large} onChange={setLarge} />
        <RowLink icon="star" onTap={() => goTo(paths.publicFigures)}>
          {me.publicFigures}
        </RowLink>
        <RowLink icon="shield" onTap={() => goTo(paths.privacy)}>
          {me.privacy}
          {user && <Box className="mini">{user.consent === privacyVersion ? me.consented : me.notConsented}</Box>}
        </RowLink>
        {user?.kind === "resident" && !user.staff && (
          <RowLink icon="building" onTap={() => goTo(paths.bindStaff)}>
            {me.bindStaff}
          </RowLink>
        )}
      </Box>
      {user ? (
        <Button look="quiet" onTap={() => setSheet("leave")}>
          {me.signOut}
        </Button>
      ) : (
        <Button onTap={() => goTo(paths.signIn)}>{me.signIn}</Button>
      )}
    </Frame>
  );
}
