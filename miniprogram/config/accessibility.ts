import type { IPluginContext } from "@tarojs/service";

/** What WeChat's screen readers are told; Taro's templates leave these attributes out. */
const spoken = { "aria-role": "", "aria-label": "", "aria-hidden": "", "aria-checked": "", "aria-disabled": "" };

interface MiniPlatform {
  template?: { mergeComponents: (ctx: IPluginContext, components: object) => void };
}

/** A plugin of the weapp build: lets the components that we use carry `aria-*`. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn: (platform: MiniPlatform) =>
      platform.template?.mergeComponents(ctx, { View: spoken, Image: spoken, Input: spoken, Textarea: spoken }),
  });
};
