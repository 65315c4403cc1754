import { useState } from "react";
import type { CaseDetail } from "@qizhen/shared/contract/cases";
import { Box } from "../../../components/elements/elements";
import { Button } from "../../../components/form/Button";
import { paths } from "../../../client/paths";
import { toast } from "../../../client/toast";
import { goTo } from "../../../platform/pages";
import { chooseAgainWords as words } from "../../../words/chooseAgain";

/** Whom they chose cannot (双方自愿): the matter goes on with the next, and they may choose another themselves. */
export const ChooseAgain = ({ found }: { found: CaseDetail }) => {
  const [left, setLeft] = useState(false);
  const { id, responsible, allowedActions } = found;
  if (left || !responsible || !allowedActions.some(({ action }) => action === "choose_again")) return null;
  const leave = () => {
    toast(words.left);
    setLeft(true);
  };
  return (
    <Box className="thread-top" role="group" label={words.title}>
      <Box className="card">
        <Box className="strong">{words.title}</Box>
        <Box className="second">{words.text(responsible.name)}</Box>
      </Box>
      <Button small look="tint" onTap={() => goTo(paths.hosts, { forCase: id })}>
        {words.self}
      </Button>
      <Button small look="quiet" onTap={leave}>
        {words.platform}
      </Button>
    </Box>
  );
};
