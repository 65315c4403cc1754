import type { ThemeConfig } from "antd";
import { tokens as t } from "./tokens";

const colours: ThemeConfig["token"] = {
  colorPrimary: t.pine,
  colorInfo: t.pine,
  colorLink: t["pine-deep"],
  colorError: t.red,
  colorErrorText: t["red-ink"],
  colorWarning: t.amber,
  colorSuccess: t.pine,
  colorText: t.ink,
  colorTextSecondary: t["ink-2"],
  colorTextTertiary: t["ink-3"],
  colorTextQuaternary: t["ink-3"],
  colorTextDescription: t["ink-3"],
  colorTextPlaceholder: t["ink-3"],
  colorTextDisabled: t["ink-3"],
  colorBorder: t["line-2"],
  colorBorderSecondary: t.line,
  colorSplit: t.line,
  colorBgMask: "rgb(27 41 45 / .3)",
  colorBgLayout: t.canvas,
  controlItemBgActive: t["pine-tint"],
  controlItemBgHover: t.canvas,
};

const shapes: ThemeConfig["token"] = {
  borderRadius: 6,
  borderRadiusLG: 8,
  borderRadiusSM: 6,
  fontSize: 14,
  fontFamily: t.font,
  controlHeight: 34,
  controlHeightSM: 28,
  boxShadow: t.shadow,
  boxShadowSecondary: t.shadow,
  boxShadowTertiary: "none",
};

const components: ThemeConfig["components"] = {
  Button: {
    fontWeight: 500,
    primaryShadow: "none",
    defaultShadow: "none",
    dangerShadow: "none",
    paddingInlineSM: 10,
  },
  Message: { contentBg: t.ink },
  Drawer: { paddingLG: 20 },
  Form: { itemMarginBottom: 16, labelColor: t["ink-2"], verticalLabelPadding: "0 0 4px" },
  Tooltip: { colorBgSpotlight: t.ink },
};

/** antd in the console's dress: pine, quiet lines, 34 high, one shadow, no motion where the system asks for none. */
export const theme = (still: boolean): ThemeConfig => ({
  token: { ...colours, ...shapes, motion: !still, motionDurationMid: "0.12s", motionDurationSlow: "0.16s" },
  components,
});
