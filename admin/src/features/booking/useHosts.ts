import { useQuery } from "@tanstack/react-query";
import { mediators } from "@qizhen/shared/contract/mediators";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { hasRole, useMe } from "../../client/useSession";

/** Somebody whose hours may be opened. */
export interface HostOption {
  value: string;
  label: string;
}

/** Whose hours somebody may open: a clerk those around them, others their own. */
export const useHosts = (): HostOption[] => {
  const me = useMe();
  const keepsDesk = hasRole(me, "clerk", "admin");
  const found = useQuery({
    queryKey: [...keys.mediators, "hosts", me.region?.code ?? ""],
    queryFn: () => ask(mediators.list, { query: { region: me.region?.code, limit: 100 } }),
    enabled: keepsDesk,
  });
  const own = { value: me.id, label: me.name ?? "" };
  const others = (found.data?.items ?? []).map(({ id, name, region }) => ({
    value: id,
    label: `${name} · ${region.name}`,
  }));
  return [own, ...others.filter(({ value }) => value !== me.id)];
};
