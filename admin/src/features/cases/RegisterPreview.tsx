import { useQuery } from "@tanstack/react-query";
import { triage, type TriageResult } from "@qizhen/shared/contract/triage";
import { categories, levels } from "@qizhen/shared/vocabulary";
import { failureWords } from "../../client/failure";
import { ask } from "../../client/send";
import { useSettled } from "../../client/useSettled";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Icon } from "../../components/Icon";
import { MarkedText } from "../../components/MarkedText";
import { RegionMap } from "../../components/RegionMap";
import { RiskMark } from "../../components/RiskMark";
import { Skeleton } from "../../components/Skeleton";
import { register as words, casePage } from "../../words/cases";
import { useGridAreas } from "./PlaceMap";
import { marksOf } from "./reasonMarks";
import { placedOf, type Form } from "./registerForm";
import { Reasons } from "./TriagePanel";

const size: [number, number] = [348, 190];
const wordsAtLeast = 4;

/** Where it would go, asked again whenever the hand rests. */
const usePreview = (form: Form) => {
  const asked = useSettled(JSON.stringify(placedOf(form)), 600);
  const body = JSON.parse(asked) as ReturnType<typeof placedOf>;
  const enough = body.description.length >= wordsAtLeast;
  const query = useQuery({
    queryKey: ["preview", asked],
    queryFn: () => ask(triage.preview, { body }),
    enabled: enough,
    placeholderData: (before) => before,
  });
  return { query, found: enough ? query.data : undefined, description: body.description };
};

const Found = ({ found }: { found: TriageResult }) => (
  <>
    {found.urgent.length > 0 && (
      <div className="note-c red" role="alert">
        <Icon name="alert" />
        <span>
          <b>{words.urgent}</b> {found.urgent.map(({ number, label }) => `${number} ${label}`).join("，")}
        </span>
      </div>
    )}
    <p className="row wrap">
      <RiskMark risk={found.risk} />
      <span className="sm sec">
        {categories[found.category]}，{levels[found.level]}
      </span>
    </p>
    <p>
      {found.grid?.name ?? found.centre?.name} · {found.candidates[0]?.name ?? found.department}
    </p>
    <Reasons triage={found} />
  </>
);

/** 会交给谁、为什么. Nothing is registered by it. */
export const RegisterPreview = ({ form }: { form: Form }) => {
  const { query, found, description } = usePreview(form);
  const areas = useGridAreas(found?.grid?.code ?? (form.gridCode || undefined), found?.centre?.code);
  return (
    <aside className="side" aria-label={words.preview} tabIndex={0}>
      <div className="panel">
        <h2>{words.preview}</h2>
        {!found && (query.isFetching ? <Skeleton lines={3} /> : <p className="sm mut">{words.previewWait}</p>)}
        {query.error && <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />}
        {found && <Found found={found} />}
      </div>
      {found?.violenceAtHome && (
        <div className="note-c" role="note">
          <Icon name="shield" />
          <span>{casePage.violence}</span>
        </div>
      )}
      {found && description && (
        <div className="told">
          <MarkedText text={description} marks={marksOf(found.reasons)} />
        </div>
      )}
      {areas.length > 0 && (
        <figure className="map-box">
          <div className="hold">
            <RegionMap label={found?.grid?.name ?? words.where} areas={areas} size={size} slice />
          </div>
        </figure>
      )}
    </aside>
  );
};
