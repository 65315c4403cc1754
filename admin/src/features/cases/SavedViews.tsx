import { useState, type ReactNode } from "react";
import { Dropdown, Input } from "antd";
import { useChoice } from "../../client/kept";
import { Icon } from "../../components/Icon";
import { caseList as words } from "../../words/cases";

interface View {
  name: string;
  search: string;
}

const ViewName = ({ name, onRemove }: { name: string; onRemove: () => void }) => (
  <span className="row">
    <span className="grow">{name}</span>
    <button
      type="button"
      className="link"
      aria-label={words.removeView(name)}
      onClick={(event) => {
        event.stopPropagation();
        onRemove();
      }}
    >
      <Icon name="x" />
    </button>
  </span>
);

const SaveView = ({ onSave, children }: { onSave: (name: string) => void; children: ReactNode }) => {
  const [name, setName] = useState("");
  const save = () => {
    if (name.trim()) onSave(name.trim());
    setName("");
  };
  return (
    <div className="panel views">
      {children}
      <Input.Search
        size="small"
        aria-label={words.viewName}
        placeholder={words.viewName}
        enterButton={words.saveView}
        value={name}
        maxLength={20}
        onChange={(event) => setName(event.target.value)}
        onSearch={save}
      />
    </div>
  );
};

/** 常看的: views that one keeps by name in this browser. */
export const SavedViews = ({ view, onUse }: { view: string; onUse: (view: string) => void }) => {
  const [views, setViews] = useChoice<View[]>("views", []);
  const items = views.map((one) => ({
    key: one.name,
    label: <ViewName name={one.name} onRemove={() => setViews(views.filter((other) => other !== one))} />,
    onClick: () => onUse(one.search),
  }));
  const save = (name: string) => setViews([...views.filter((one) => one.name !== name), { name, search: view }]);
  return (
    <Dropdown
      trigger={["click"]}
      menu={{ items }}
      popupRender={(menu) => <SaveView onSave={save}>{views.length > 0 && menu}</SaveView>}
    >
      <button type="button" className="chip">
        <Icon name="star" />
        {words.views}
      </button>
    </Dropdown>
  );
};
