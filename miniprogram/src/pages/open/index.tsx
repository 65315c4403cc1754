import { useEffect } from "react";
import { centreOfDoor } from "@qizhen/shared/rules/deskOrder";
import { paths } from "../../client/paths";
import { useSettings } from "../../client/settings";
import { Frame } from "../../components/screen/Screen";
import { goOn, openTabPage, usePageParams } from "../../platform/pages";
import { common } from "../../words/common";

const caseId = /^[0-9a-f]{24}$/;

/**
 * The one path in QR codes and messages. `scene` (or `grid`, a grid's code) is remembered as a suggestion for where; `caseId`
 * leads to that matter; the code at a centre's door leads to today's visit there.
 */
export default function OpenPage() {
  const params = usePageParams();
  const cameWith = useSettings((settings) => settings.cameWith);
  const scene = params.scene ?? params.grid;
  const id = params.caseId;
  useEffect(() => {
    const centre = scene && centreOfDoor(scene);
    if (centre) return goOn(paths.arrive, { centre });
    if (scene) cameWith(scene.slice(0, 64));
    if (id && caseId.test(id)) goOn(paths.case, { id });
    else openTabPage(paths.home);
  }, [scene, id, cameWith]);
  return <Frame title={common.name}>{null}</Frame>;
}
