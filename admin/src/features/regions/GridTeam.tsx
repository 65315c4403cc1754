import { useQuery } from "@tanstack/react-query";
import { regions } from "@qizhen/shared/contract/regions";
import { failureWords } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Face } from "../../components/Face";
import { Skeleton } from "../../components/Skeleton";
import { regions as words } from "../../words/regions";

/** Who looks after a grid, with the workers' public numbers. */
export const GridTeam = ({ code }: { code: string }) => {
  const team = useQuery({
    queryKey: [...keys.regions, "team", code],
    queryFn: () => ask(regions.team, { params: { code } }),
  });
  if (team.isPending) return <Skeleton lines={3} />;
  if (team.error) return <ErrorStrip message={failureWords(team.error)} onRetry={() => void team.refetch()} />;
  const { workers, mediators } = team.data;
  return (
    <div className="pair" style={{ marginTop: 16 }}>
      <div className="panel">
        <h2>{words.workers}</h2>
        {workers.length === 0 && <p className="sm mut">{words.noWorkers}</p>}
        {workers.map(({ id, name, phone }) => (
          <p key={id} className="row" style={{ padding: "4px 0" }}>
            <Face name={name} size={28} tone="pine" />
            <span className="grow">{name}</span>
            {phone && (
              <a className="link" href={`tel:${phone}`}>
                {phone}
              </a>
            )}
          </p>
        ))}
      </div>
      <div className="panel">
        <h2>{words.mediators}</h2>
        {mediators.length === 0 && <p className="sm mut">{words.noMediators}</p>}
        {mediators.map(({ id, name, region }) => (
          <p key={id} className="row" style={{ padding: "4px 0" }}>
            <Face name={name} size={28} />
            <span className="grow">{name}</span>
            <span className="xs mut">{region}</span>
          </p>
        ))}
      </div>
    </div>
  );
};
