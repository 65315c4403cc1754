/** What screen readers in WeChat are told, and on which components; Taro leaves these attributes out of its own list. */
const spoken = { "aria-role": "", "aria-label": "", "aria-hidden": "", "aria-checked": "", "aria-disabled": "" };
export const ariaAttributes = { View: spoken, Image: spoken, Input: spoken, Textarea: spoken };
