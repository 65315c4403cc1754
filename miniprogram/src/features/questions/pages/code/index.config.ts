export default definePageConfig({ navigationBarTitleText: "凭码回来看" });
