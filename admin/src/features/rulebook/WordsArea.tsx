import { useState } from "react";
import { Button, Input, Select } from "antd";
import { categories, type Category, keysOf } from "@qizhen/shared/vocabulary";
import { Icon } from "../../components/Icon";
import { rulebook as words } from "../../words/rulebook";
import type { AreaProps } from "./area";

interface Chosen {
  group: "categories" | "signals";
  name: string;
}

const weights = ([3, 2, 1] as const).map((value) => ({ value, label: `${value} ${words.weights[value]}` }));
/** More phrases than these are looked for by typing. */
const shownAtMost = 80;

const phrasesOf = ({ group, name }: Chosen, { defaults }: AreaProps) =>
  group === "categories"
    ? (defaults.categories[name as Category] ?? [])
    : (defaults.signals.find(({ id }) => id === name)?.phrases ?? []).map((phrase) => ({ phrase, weight: undefined }));

const Chooser = ({ chosen, onChoose, form, defaults }: AreaProps & { chosen: Chosen; onChoose: (one: Chosen) => void }) => {
  const entry = (group: Chosen["group"], name: string, label: string) => {
    const own = form.ownIn(["words", group, name]);
    return (
      <li key={name}>
        <button
          type="button"
          className={chosen.group === group && chosen.name === name ? "on" : ""}
          aria-pressed={chosen.group === group && chosen.name === name}
          onClick={() => onChoose({ group, name })}
        >
          <span className="grow">{label}</span>
          {own > 0 && <span className="tag amber">{own}</span>}
        </button>
      </li>
    );
  };
  return (
    <div className="words-list" role="group" aria-label={words.chooseWords}>
      <h3>{words.ofCategories}</h3>
      <ul className="tree-list">{keysOf(categories).map((one) => entry("categories", one, categories[one]))}</ul>
      <h3>{words.ofSignals}</h3>
      <ul className="tree-list">{defaults.signals.map(({ id, what }) => entry("signals", id, what))}</ul>
    </div>
  );
}; // prettier-ignore

const Adder = ({ chosen, form }: AreaProps & { chosen: Chosen }) => {
  const [phrase, setPhrase] = useState("");
  const [weight, setWeight] = useState<1 | 2 | 3>(3);
  const typed = phrase.trim();
  const add = () => {
    if (!typed) return;
    form.set(["words", chosen.group, chosen.name, "add", typed], chosen.group === "categories" ? weight : true);
    setPhrase("");
  };
  return (
    <div className="stack">
      <div className="row wrap">
        <Input
          aria-label={words.addPhrase}
          placeholder={words.addPhrase}
          style={{ width: 240 }}
          maxLength={60}
          value={phrase}
          onChange={(event) => setPhrase(event.target.value)}
          onPressEnter={add}
        />
        {chosen.group === "categories" && (
          <Select
            aria-label={words.weight}
            style={{ width: 170 }}
            value={weight}
            options={weights}
            onChange={setWeight}
          />
        )}
        <Button icon={<Icon name="plus" />} disabled={!typed} onClick={add}>
          {words.addPhrase}
        </Button>
      </div>
      <p className="xs mut">{words.phraseHelp}</p>
    </div>
  );
};

const Own = ({ chosen, form, wrong, mayEdit }: AreaProps & { chosen: Chosen }) => {
  const own = (form.rules.words[chosen.group] as Record<string, { add: ({ phrase: string; weight: number } | string)[] }>)[chosen.name]; // prettier-ignore
  const added = (own?.add ?? []).map((one) => (typeof one === "string" ? { phrase: one, weight: undefined } : one));
  if (added.length === 0) return null;
  return (
    <>
      <h3>{words.ownPhrases}</h3>
      <ul className="phrases">
        {added.map(({ phrase, weight }) => {
          const path = ["words", chosen.group, chosen.name, "add", phrase];
          return (
            <li key={phrase} className="own">
              {phrase}
              {weight !== undefined && <span className="xs mut">{weight}</span>}
              {mayEdit && (
                <button type="button" aria-label={`${words.remove} ${phrase}`} onClick={() => form.set(path, undefined)}>
                  <Icon name="x" />
                </button>
              )}
              {wrong(path) && <span className="xs wrong" role="alert">{wrong(path)}</span>}
            </li>
          );
        })}
      </ul>
    </>
  );
}; // prettier-ignore

const Product = (props: AreaProps & { chosen: Chosen }) => {
  const { chosen, form, mayEdit } = props;
  const [looked, setLooked] = useState("");
  const all = phrasesOf(chosen, props).filter(({ phrase }) => phrase.includes(looked.trim()));
  return (
    <>
      <div className="row wrap">
        <h3 className="grow">{words.productPhrases}</h3>
        <Input
          aria-label={words.findPhrase}
          placeholder={words.findPhrase}
          size="small"
          style={{ width: 180 }}
          value={looked}
          onChange={(event) => setLooked(event.target.value)}
        />
      </div>
      <ul className="phrases">
        {all.slice(0, shownAtMost).map(({ phrase, weight }) => {
          const path = ["words", chosen.group, chosen.name, "off", phrase];
          const off = form.isOwn(path);
          return (
            <li key={phrase} className={off ? "off" : ""}>
              <span>{phrase}</span>
              {weight !== undefined && <span className="xs mut">{weight}</span>}
              {mayEdit && (
                <button
                  type="button"
                  className="link"
                  aria-label={`${off ? words.on : words.off} ${phrase}`}
                  onClick={() => form.set(path, off ? undefined : true)}
                >
                  {off ? words.on : words.off}
                </button>
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
};

/** 用语: a county's own phrases, and the product's that are switched off. */
export const WordsArea = (props: AreaProps) => {
  const [chosen, setChosen] = useState<Chosen>({ group: "categories", name: "family" });
  const key = `${chosen.group} ${chosen.name}`;
  return (
    <div className="words-area">
      <Chooser {...props} chosen={chosen} onChoose={setChosen} />
      <div className="stack">
        {props.wrong(["words", chosen.group, chosen.name]) && (
          <span className="xs wrong" role="alert">
            {props.wrong(["words", chosen.group, chosen.name])}
          </span>
        )}
        {props.mayEdit && <Adder key={key} {...props} chosen={chosen} />}
        <Own {...props} chosen={chosen} />
        <Product key={`p ${key}`} {...props} chosen={chosen} />
      </div>
    </div>
  );
};
