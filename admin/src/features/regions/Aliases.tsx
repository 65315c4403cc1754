import { useState } from "react";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input, Popconfirm, Select } from "antd";
import { ApiError } from "@qizhen/shared/endpoint";
import { regions, type RegionAlias } from "@qizhen/shared/contract/regions";
import { failureWords, fieldFailures } from "../../client/failure";
import { keys } from "../../client/keys";
import { ask } from "../../client/send";
import { useWrite } from "../../client/useWrite";
import { ErrorStrip } from "../../components/ErrorStrip";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { Skeleton } from "../../components/Skeleton";
import { aliases as words } from "../../words/regions";
import { shortDay } from "../../words/dates";

interface Place {
  code: string;
  name: string;
}

const Row = ({ alias, place, mayEdit }: { alias: RegionAlias; place: Place; mayEdit: boolean }) => {
  const remove = useWrite(regions.removeAlias);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const take = async () => {
    const done = await remove.run({ params: { code: alias.code, id: alias.id } });
    await queries.invalidateQueries({ queryKey: keys.regions });
    if (done) void message.success(words.removed(alias.name));
  };
  return (
    <li>
      <p className="row" style={{ padding: "4px 0" }}>
        <b>{alias.name}</b>
        <span className="grow sm sec">{words.means(alias.estate ?? place.name)}</span>
        <span className="xs mut">{words.by(alias.by, shortDay(alias.at))}</span>
        {mayEdit && (
          <Popconfirm title={words.sure(alias.name)} okText={words.remove} onConfirm={() => void take()}>
            <Button size="small" type="text" loading={remove.busy} aria-label={words.removeOne(alias.name)}>
              {words.remove}
            </Button>
          </Popconfirm>
        )}
      </p>
      {remove.error !== undefined && <ErrorStrip message={failureWords(remove.error)} onRetry={() => void take()} />}
    </li>
  );
};

const whole = "";

const AddForm = ({ place, estates }: { place: Place; estates: string[] }) => {
  const [name, setName] = useState("");
  const [estate, setEstate] = useState(whole);
  const add = useWrite(regions.addAlias);
  const queries = useQueryClient();
  const { message } = App.useApp();
  const save = async () => {
    const body = { name: name.trim(), ...(estate !== whole && { estate }) };
    const made = await add.run({ params: { code: place.code }, body });
    if (!made) return;
    await queries.invalidateQueries({ queryKey: keys.regions });
    void message.success(words.added(made.name));
    setName("");
  };
  const wrong = fieldFailures(add.error);
  const other = add.error !== undefined && wrong["name"] === undefined && wrong["estate"] === undefined;
  const options = [
    { value: whole, label: words.whole(place.name) },
    ...estates.map((value) => ({ value, label: value })),
  ];
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="row" style={{ alignItems: "flex-start", gap: 12, flexWrap: "wrap" }}>
        <Field label={words.name} wrong={wrong["name"]}>
          <Input
            value={name}
            maxLength={30}
            placeholder={words.example}
            style={{ width: 200 }}
            onChange={(event) => setName(event.target.value)}
          />
        </Field>
        {estates.length > 0 && (
          <Field label={words.of} wrong={wrong["estate"]}>
            <Select
              aria-label={words.of}
              showSearch
              style={{ width: 240 }}
              value={estate}
              options={options}
              onChange={setEstate}
            />
          </Field>
        )}
        <Button
          htmlType="submit"
          icon={<Icon name="plus" />}
          loading={add.busy}
          disabled={name.trim().length < 2}
          style={{ marginTop: 24 }}
        >
          {words.add}
        </Button>
      </div>
      {other && <ErrorStrip message={failureWords(add.error)} />}
    </form>
  );
};

/** 别名、老地名: what people here call a place, so that a report that says so finds it. */
export const Aliases = ({ place }: { place: Place }) => {
  const query = useQuery({
    queryKey: [...keys.regions, "aliases", place.code],
    queryFn: () => ask(regions.aliases, { params: { code: place.code } }),
    retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status === 403),
  });
  const notMine = query.error instanceof ApiError && query.error.status === 403;
  return (
    <section className="panel" aria-label={words.title} style={{ marginTop: 16 }}>
      <h2>{words.title}</h2>
      <p className="xs mut">{words.what}</p>
      {query.isPending && <Skeleton lines={2} />}
      {notMine && <p className="sm mut">{words.notYours}</p>}
      {query.error && !notMine && (
        <ErrorStrip message={failureWords(query.error)} onRetry={() => void query.refetch()} />
      )}
      {query.data && (
        <>
          {query.data.items.length === 0 && <p className="sm mut">{words.none}</p>}
          <ul>
            {query.data.items.map((alias) => (
              <Row key={alias.id} alias={alias} place={place} mayEdit={query.data.mayEdit} />
            ))}
          </ul>
          {query.data.mayEdit && <AddForm key={place.code} place={place} estates={query.data.estates} />}
        </>
      )}
    </section>
  );
};
