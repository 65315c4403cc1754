import { Checkbox, Input, InputNumber, Select } from "antd";
import type { StaffMember } from "@qizhen/shared/contract/accounts";
import { categories, roles, staffRoles, type Category } from "@qizhen/shared/vocabulary";
import { RegionSelect } from "../../client/RegionSelect";
import { DayRange } from "../../components/DayRange";
import { Field } from "../../components/Field";
import { Icon } from "../../components/Icon";
import { staff as words } from "../../words/accounts";
import type { StaffForm } from "./staffForm";

interface Part {
  form: StaffForm;
  onChange: (form: StaffForm) => void;
  wrong: Record<string, string>;
}

const f = words.fields;
const categoryOptions = (Object.keys(categories) as Category[]).map((value) => ({ value, label: categories[value] }));

const SignInFields = ({ form, onChange, wrong }: Part) => (
  <>
    <Field label={f.username} wrong={wrong["username"]} help={f.usernameHelp}>
      <Input
        autoFocus
        autoComplete="off"
        maxLength={40}
        value={form.username}
        onChange={(event) => onChange({ ...form, username: event.target.value })}
      />
    </Field>
    <Field label={f.password} wrong={wrong["password"]} help={f.passwordHelp}>
      <Input.Password
        autoComplete="new-password"
        maxLength={200}
        value={form.password}
        onChange={(event) => onChange({ ...form, password: event.target.value })}
      />
    </Field>
  </>
);

const LeaveFields = ({ form, onChange, wrong }: Part) => {
  const put = (index: number, change: Partial<StaffForm["leave"][number]>) =>
    onChange({ ...form, leave: form.leave.map((one, at) => (at === index ? { ...one, ...change } : one)) });
  return (
    <fieldset className="fieldset" style={{ margin: 0 }}>
      <legend className="sm">{f.leave}</legend>
      {form.leave.map((leave, index) => (
        <div key={index} className="row" style={{ marginBottom: 6 }}>
          <DayRange
            size="middle"
            label={[words.from, words.to]}
            value={leave}
            onChange={({ from = "", to = "" }) => put(index, { from, to })}
          />
          <button
            type="button"
            className="icon-btn"
            aria-label={words.remove}
            onClick={() => onChange({ ...form, leave: form.leave.filter((_, at) => at !== index) })}
          >
            <Icon name="x" />
          </button>
        </div>
      ))}
      {wrong["leave"] && (
        <span className="xs wrong" role="alert">
          {wrong["leave"]}
        </span>
      )}
      <button
        type="button"
        className="link"
        onClick={() => onChange({ ...form, leave: [...form.leave, { from: "", to: "" }] })}
      >
        <Icon name="plus" />
        {f.addLeave}
      </button>
    </fieldset>
  );
};

const DutyFields = ({ form, onChange, wrong }: Part) => (
  <>
    <Field label={f.roles} wrong={wrong["roles"]}>
      <Select
        mode="multiple"
        aria-label={f.roles}
        style={{ width: "100%" }}
        value={form.roles}
        onChange={(chosen) => onChange({ ...form, roles: chosen })}
        options={staffRoles.map((value) => ({ value, label: roles[value] }))}
      />
    </Field>
    <Field label={f.region} wrong={wrong["region"]}>
      <RegionSelect
        width="100%"
        label={f.region}
        value={form.region || undefined}
        onChange={(region) => onChange({ ...form, region: region ?? "" })}
      />
    </Field>
    <Field label={f.title} wrong={wrong["title"]}>
      <Input maxLength={30} value={form.title} onChange={(event) => onChange({ ...form, title: event.target.value })} />
    </Field>
  </>
);

const SkillFields = ({ form, onChange, wrong }: Part) => (
  <>
    <Field label={f.specialities} wrong={wrong["specialities"]}>
      <Select
        mode="multiple"
        aria-label={f.specialities}
        style={{ width: "100%" }}
        placeholder={words.all}
        value={form.specialities}
        onChange={(chosen) => onChange({ ...form, specialities: chosen })}
        options={categoryOptions}
        showSearch={{ optionFilterProp: "label" }}
      />
    </Field>
    <Field label={f.capacity} wrong={wrong["capacity"]}>
      <InputNumber
        style={{ width: "100%" }}
        min={0}
        max={500}
        precision={0}
        value={form.capacity}
        onChange={(capacity) => onChange({ ...form, capacity: capacity ?? 0 })}
      />
    </Field>
  </>
);

/** What residents read of them in the directory. */
const DirectoryFields = ({ form, onChange, wrong }: Part) => (
  <>
    <Field label={f.workingSince} wrong={wrong["workingSince"]}>
      <Input
        inputMode="numeric"
        maxLength={4}
        value={form.workingSince}
        onChange={(event) => onChange({ ...form, workingSince: event.target.value })}
      />
    </Field>
    <Field label={f.bio} wrong={wrong["bio"]}>
      <Input.TextArea
        maxLength={200}
        autoSize={{ minRows: 2 }}
        value={form.bio}
        onChange={(event) => onChange({ ...form, bio: event.target.value })}
      />
    </Field>
  </>
);

const LanguageFields = ({ form, onChange, wrong }: Part) => (
  <div role="group" aria-label={f.languages}>
    <p className="sm sec">{f.languages}</p>
    <Checkbox.Group
      value={form.languages}
      onChange={(languages) => onChange({ ...form, languages })}
      options={(["zh", "mn"] as const).map((value) => ({ value, label: words.languages[value] }))}
    />
    {wrong["languages"] && (
      <span className="xs wrong" role="alert">
        {wrong["languages"]}
      </span>
    )}
  </div>
);

/** All fields of a member of staff; how they sign in only where they are new. */
export const StaffFields = ({ member, ...part }: Part & { member: StaffMember | undefined }) => (
  <>
    {!member && <SignInFields {...part} />}
    <Field label={f.name} wrong={part.wrong["name"]}>
      <Input
        maxLength={30}
        value={part.form.name}
        onChange={(event) => part.onChange({ ...part.form, name: event.target.value })}
      />
    </Field>
    <Field label={f.phone} wrong={part.wrong["phone"]} help={member?.phone && words.phoneNow(member.phone)}>
      <Input
        inputMode="tel"
        maxLength={11}
        value={part.form.phone}
        onChange={(event) => part.onChange({ ...part.form, phone: event.target.value })}
      />
    </Field>
    <DutyFields {...part} />
    <SkillFields {...part} />
    <LanguageFields {...part} />
    <DirectoryFields {...part} />
    <LeaveFields {...part} />
  </>
);
