import { useEffect } from "react";
import { centreOfDoor } from "@qizhen/shared/rules/deskOrder";
import { paths } from "../../client/paths";
import { useSettings } from "../../client/settings";
import { Frame } from "../../components/screen/Screen";
import { goOn, openTabPage, usePageParams } from "../../platform/pages";
import { common } from "../../words/common";

const isId = /^[0-9a-f]{24}$/;

/**
 * The one path in QR codes and messages. `scene` (or `grid`, a grid's code) is remembered as a suggestion for where; `caseId`
 * leads to that matter, `question` to a public one, which needs no sign-in; the code at a centre's door leads to today's visit there.
 */
export default function OpenPage() {
  const params = usePageParams();
  const cameWith = useSettings((settings) => settings.cameWith);
  const scene = params.scene ?? params.grid;
  const { caseId: id, question } = params;
  useEffect(() => {
    const centre = scene && centreOfDoor(scene);
    if (centre) return goOn(paths.arrive, { centre });
    if (scene) cameWith(scene.slice(0, 64));
    if (id && isId.test(id)) goOn(paths.case, { id });
    else if (question && isId.test(question)) goOn(paths.question, { id: question });
    else openTabPage(paths.home);
  }, [scene, id, question, cameWith]);
  return <Frame title={common.name}>{null}</Frame>;
}
