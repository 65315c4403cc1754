export default definePageConfig({ navigationBarTitleText: "评一评" });
