import { mergeInternalComponents } from "@tarojs/shared";
import { ariaAttributes } from "./ariaAttributes";

// The templates know them from the build (config/accessibility.ts); both must number the attributes alike, or every one is off by some.
mergeInternalComponents(ariaAttributes);
