import { DatePicker } from "antd";
import dayjs from "dayjs";
import "dayjs/locale/zh-cn";

/** Days as `2026-10-20`; either end may be open. */
export interface Days {
  from?: string | undefined;
  to?: string | undefined;
}

const day = (text: string | undefined) => (text ? dayjs(text) : null);

/** Chooses a stretch of days, both ends included. */
export const DayRange = ({
  label,
  value,
  onChange,
  size = "small",
}: {
  label: [string, string];
  value: Days;
  onChange: (days: Days) => void;
  size?: "small" | "middle";
}) => (
  <DatePicker.RangePicker
    size={size}
    allowEmpty={[true, true]}
    format="YYYY-MM-DD"
    placeholder={label}
    aria-label={label[0]}
    style={{ width: size === "small" ? 236 : "100%" }}
    value={[day(value.from), day(value.to)]}
    onChange={(_, [from, to]) => onChange({ from: from || undefined, to: to || undefined })}
  />
);
