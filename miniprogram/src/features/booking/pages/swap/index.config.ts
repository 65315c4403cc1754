export default definePageConfig({ navigationBarTitleText: "和别人换时间", enableShareAppMessage: true });
