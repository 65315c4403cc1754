import type { IPluginContext } from "@tarojs/service";
import { ariaAttributes } from "../src/platform/ariaAttributes";

interface MiniPlatform {
  template?: { mergeComponents: (ctx: IPluginContext, components: object) => void };
}

/** A plugin of the weapp build: lets the components that we use carry `aria-*`. Its other half is platform/spoken.weapp.ts. */
export default (ctx: IPluginContext) => {
  ctx.registerMethod({
    name: "onSetupClose",
    fn: (platform: MiniPlatform) => platform.template?.mergeComponents(ctx, structuredClone(ariaAttributes)),
  });
};
